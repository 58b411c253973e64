package io.placard.generation;

import java.time.Duration;

/**
 * How many copies of the site run and how long each part of its life may take.
 *
 * @param instances verticle instances of the site
 * @param startTimeout how long the site may take to start
 * @param warmUp for how long a generation is asked for pages before it takes over from another one
 * @param drain how long a generation that was replaced may take to finish what it had begun
 * @param stuckAfter when a page or a frame has been under way for so long, the site is taken for stuck
 */
public record GenerationSettings(
        int instances, Duration startTimeout, Duration warmUp, Duration drain, Duration stuckAfter) {}

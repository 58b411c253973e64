package io.placard.generation;

import java.time.Duration;

/**
 * How many copies of the site run and how long one may take.
 *
 * @param instances verticle instances of the site
 * @param startTimeout how long the site may take to start
 */
public record GenerationSettings(int instances, Duration startTimeout) {}

package io.placard.site.chat;

import io.placard.site.page.Bilingual;

/**
 * What a discussion's keepers decide of it.
 *
 * @param name in one language or both
 * @param announcing whether only its keepers write
 * @param slowSeconds how long somebody waits between two messages; 0: not at all
 * @param archived whether it is only read
 */
public record Rules(Bilingual name, boolean announcing, int slowSeconds, boolean archived) {}

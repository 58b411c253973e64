package io.placard.site.chat;

import io.placard.site.page.Bilingual;

/**
 * A discussion to be made.
 *
 * @param name in one language or both
 * @param announcing whether only its keepers write
 * @param slowSeconds how long somebody waits between two messages; 0: not at all
 * @param ref its maker's name for it: made twice, there once
 */
record NewDiscussion(Bilingual name, boolean announcing, int slowSeconds, String ref) {

    static final int LONGEST_NAME = 80;
    static final int SLOWEST = 3_600;
}

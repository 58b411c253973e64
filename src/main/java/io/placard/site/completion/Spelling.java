package io.placard.site.completion;

import io.placard.site.page.Pinyin;

/** Spells the names that have no spelling yet: those made or changed since somebody looked last. On virtual threads. */
final class Spelling {

    private final SpellingStore store;

    Spelling(SpellingStore store) {
        this.store = store;
    }

    void people() {
        complete(SpellingStore.Names.PEOPLE);
    }

    void tags() {
        complete(SpellingStore.Names.TAGS);
    }

    private void complete(SpellingStore.Names names) {
        while (store.unspelt(names)) {
            // another one may be at it: then they are spelt in a moment, and nobody waits
            if (store.spell(names, Pinyin::of) == 0) {
                return;
            }
        }
    }
}

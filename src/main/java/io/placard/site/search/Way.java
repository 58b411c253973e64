package io.placard.site.search;

/**
 * How something is looked for: by the index of words, which is right for what is rare, or by all the rest that is asked
 * for, the newest first, which is right for what is frequent among these.
 */
record Way(boolean listsByIndex, boolean countsByIndex) {

    /** The newest by which a way is chosen. */
    static final int SAMPLE = 300;

    private static final int FREQUENT = SAMPLE / 10;

    /** The way that ends wherever the words are. */
    static final Way BY_INDEX = new Way(true, true);

    /**
     * Chosen by a look at the newest of what is asked for but for the words.
     *
     * @param there how many there are, or the number looked at
     * @param fitting how many of them have the words
     */
    static Way of(Query query, int there, int fitting) {
        if (query.words().isEmpty() || there < SAMPLE) {
            return new Way(false, false);
        }
        return fitting >= FREQUENT ? new Way(false, !narrows(query)) : BY_INDEX;
    }

    private static boolean narrows(Query query) {
        return query.user().isPresent()
                || !query.tags().isEmpty()
                || query.before().isPresent()
                || query.after().isPresent()
                || query.file();
    }
}

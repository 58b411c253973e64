package io.placard.site.search;

/** How something is looked for; each way finds the same. */
enum Way {
    /** By the index of words: right for what is rare. */
    INDEX,
    /** From the newest down until there is enough: right for words that are frequent. */
    TIME,
    /** The same among what little the operators leave, or what they find without any words. */
    REST;

    /** The newest by which a way is chosen. */
    static final int SAMPLE = 300;

    private static final int FREQUENT = SAMPLE / 20;

    /**
     * Chosen by a look at the newest of what the operators leave.
     *
     * @param there how many there are, {@link #SAMPLE} at the most
     * @param fitting how many of these have the words
     */
    static Way of(Query query, int there, int fitting) {
        if (query.words().isEmpty() || there < SAMPLE) {
            return REST;
        }
        if (fitting < FREQUENT) {
            return INDEX;
        }
        return narrows(query) ? REST : TIME;
    }

    private static boolean narrows(Query query) {
        return query.user().isPresent()
                || !query.tags().isEmpty()
                || query.before().isPresent()
                || query.after().isPresent()
                || query.file();
    }
}

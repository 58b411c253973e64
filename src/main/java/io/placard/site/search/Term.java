package io.placard.site.search;

/**
 * A word or a phrase that is looked for.
 *
 * @param without whether what is found must lack it
 */
record Term(String words, boolean without) {

    /** As it would be typed: in quotation marks where it would be read as something else without them. */
    String print() {
        var bare = !words.startsWith("-") && Typed.isOneWord(words) && !Operator.begins(words);
        return (without ? "-" : "") + (bare ? words : '"' + words + '"');
    }
}

package io.placard.site.files;

/** Whose draft or conversation a file comes into. */
public sealed interface Place {

    long account();

    /** An article that is being written. */
    record OfDraft(long account, long draft) implements Place {}

    /** A conversation, for a message that is being written; it hangs there on nothing yet. */
    record OfConversation(long account, long conversation) implements Place {}
}

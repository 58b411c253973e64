package io.placard.site.files;

/** How a question about an upload ended. */
public sealed interface Verdict {

    /** It may come, up to so many bytes. */
    record Welcome(long most) implements Verdict {}

    /** It is there under this number. */
    record Kept(long upload) implements Verdict {}

    /** It does not come in. */
    record Refused(Refusal refusal) implements Verdict {}
}

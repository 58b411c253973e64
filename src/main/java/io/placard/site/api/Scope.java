package io.placard.site.api;

import io.placard.site.page.Permission;
import io.placard.site.page.Role;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a token opens. It only narrows: what its owner may not do at that moment no token lets anybody do. */
public enum Scope {
    /** What its owner reads as a member. */
    READ,
    /** Drafts, files, comments, reports, notices: what is the owner's own. */
    WRITE,
    /** What verifiers see and decide. */
    VERIFY,
    /** What staff see and do: accounts, the audit log, announcements, the clock. */
    STAFF,
    /** The whole conference in one file; not within STAFF, for it is a secret beyond all others. */
    ARCHIVE;

    /** The word in forms, message keys and the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scope with this word. */
    public static Optional<Scope> of(String word) {
        return Stream.of(values()).filter(scope -> scope.word().equals(word)).findFirst();
    }

    /** Whether it is any use to somebody with this role. */
    public boolean fits(Role role) {
        return switch (this) {
            case READ, WRITE -> true;
            case VERIFY -> Permission.VERIFY_ARTICLES.heldBy(role);
            case STAFF -> Permission.MANAGE_ACCOUNTS.heldBy(role);
            case ARCHIVE -> Permission.KEEP_ARCHIVE.heldBy(role);
        };
    }

    /** What an operation asks for that needs no permission. */
    static Scope of(boolean changes) {
        return changes ? WRITE : READ;
    }

    /** What an operation asks for that needs this permission. */
    static Scope of(Permission permission, boolean changes) {
        return switch (permission) {
            case WRITE_ARTICLES, UPLOAD_FREELY, KEEP_DISCUSSIONS -> of(changes);
            case VERIFY_ARTICLES, TEND_TAGS -> VERIFY;
            case STEER_CLOCK, ANNOUNCE, MANAGE_ACCOUNTS, CONFIGURE, MODERATE_CHAT -> STAFF;
            case KEEP_ARCHIVE -> ARCHIVE;
        };
    }
}

package io.placard.site.page;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** What a person may do beyond what every member may. Which role holds what is said here and nowhere else. */
public enum Permission {
    /** Write articles, and change one's own. */
    WRITE_ARTICLES(EnumSet.complementOf(EnumSet.of(Role.OBSERVER))),
    /** Decide whether an article appears; change any article; what one writes oneself appears at once. */
    VERIFY_ARTICLES(EnumSet.of(Role.SUPERUSER, Role.SECRETARIAT, Role.VERIFIER)),
    /** Plan, stop and move the conference's simulated clock. */
    STEER_CLOCK(EnumSet.of(Role.SUPERUSER, Role.SECRETARIAT)),
    /** Tell everybody something at the top of their pages. */
    ANNOUNCE(EnumSet.of(Role.SUPERUSER, Role.SECRETARIAT)),
    /** Make and change accounts, read the audit log. Only superusers touch superusers. */
    MANAGE_ACCOUNTS(EnumSet.of(Role.SUPERUSER, Role.SECRETARIAT)),
    /** Rename, merge, describe and delete tags. */
    TEND_TAGS(EnumSet.of(Role.SUPERUSER, Role.SECRETARIAT, Role.VERIFIER)),
    /** Name the conference, and say how its pages look. */
    CONFIGURE(EnumSet.of(Role.SUPERUSER, Role.SECRETARIAT)),
    /** Put up files beyond what one account may. */
    UPLOAD_FREELY(EnumSet.of(Role.SUPERUSER, Role.SECRETARIAT)),
    /** Make discussions, and keep those that one made. */
    KEEP_DISCUSSIONS(EnumSet.of(Role.SUPERUSER, Role.SECRETARIAT, Role.CHAIR)),
    /** Decide on reported messages, take anybody's word, keep every discussion, and take conversations out for the record. */
    MODERATE_CHAT(EnumSet.of(Role.SUPERUSER, Role.SECRETARIAT)),
    /** Take the whole conference away in one file, with everybody's password hashes in it. */
    KEEP_ARCHIVE(EnumSet.of(Role.SUPERUSER));

    private final Set<Role> holders;

    Permission(Set<Role> holders) {
        this.holders = holders;
    }

    public boolean heldBy(Role role) {
        return holders.contains(role);
    }

    /** The words of the roles that hold it, for SQL that decides by the account's role of that moment. */
    public String[] roles() {
        return Arrays.stream(Role.values())
                .filter(holders::contains)
                .map(Role::word)
                .toArray(String[]::new);
    }
}

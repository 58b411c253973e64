package io.placard.site.page;

/**
 * Who is reading the page.
 *
 * @param picture as of {@link Person}
 * @param unread how many unread notices they have
 * @param messages how many messages wait for them
 */
public record Reader(
        long accountId, String username, String nickname, Role role, String picture, int unread, int messages) {

    /** The reader as others see them. */
    public Person person() {
        return new Person(accountId, username, nickname, role, picture);
    }

    public boolean may(Permission permission) {
        return permission.heldBy(role);
    }
}

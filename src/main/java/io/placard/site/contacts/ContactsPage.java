package io.placard.site.contacts;

import io.placard.site.page.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A page of contacts.
 *
 * @param committees that somebody sits in
 * @param more behind whom the next page begins
 */
public record ContactsPage(List<Group> groups, ContactFilter filter, List<String> committees, OptionalLong more) {

    /** What one can look for. */
    public static final List<Role> ROLES = List.of(Role.values());

    /** Those of one committee; empty: of none. */
    public record Group(String committee, List<Contact> contacts) {}

    /** The same people by their committees, in whose order they come. */
    public static List<Group> group(List<Contact> contacts) {
        var groups = new ArrayList<Group>();
        for (var contact : contacts) {
            if (groups.isEmpty() || !groups.getLast().committee().equals(contact.committee())) {
                groups.add(new Group(contact.committee(), new ArrayList<>()));
            }
            groups.getLast().contacts().add(contact);
        }
        return groups;
    }
}

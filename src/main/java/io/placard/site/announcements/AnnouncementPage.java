package io.placard.site.announcements;

import io.placard.site.page.Language;
import io.placard.site.page.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The form of one announcement.
 *
 * @param known what is to be changed; empty: a new one
 * @param version what the form changes
 * @param ref names the form, so that a new one is made once
 * @param began whether it shows already, so that its start is what it is
 * @param errors message keys by field
 */
public record AnnouncementPage(
        Optional<Announcement> known,
        int version,
        String ref,
        boolean began,
        AnnouncementForm form,
        Map<String, String> errors) {

    /** What is wrong with a field, as a message key; null when nothing is. */
    public String error(String field) {
        return errors.get(field);
    }

    public boolean is(Audience audience) {
        return audience.word().equals(form.audience());
    }

    /** Where the form is sent. */
    public String path() {
        return known.map(one -> AnnouncingPages.path(one.id())).orElse("/admin/announcements");
    }

    public static List<Audience> roles() {
        return Arrays.stream(Role.values()).map(Audience::of).toList();
    }

    public static List<Audience> languages() {
        return Arrays.stream(Language.values()).map(Audience::of).toList();
    }
}

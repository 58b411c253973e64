package io.placard.site.announcements;

import io.placard.site.page.Language;
import io.placard.site.page.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whom an announcement concerns; SQL decides whether that is a reader.
 *
 * @param word as in forms and the database: {@code all}, {@code members}, {@code role:ROLE} or {@code content:LANGUAGE}
 */
public record Audience(String word) {

    public static final Audience ALL = new Audience("all");
    public static final Audience MEMBERS = new Audience("members");

    private static final String ROLE = "role:";
    private static final String CONTENT = "content:";

    /** Those who have this role. */
    public static Audience of(Role role) {
        return new Audience(ROLE + role.word());
    }

    /** Those who read articles in this language. */
    public static Audience of(Language content) {
        return new Audience(CONTENT + content.tag());
    }

    static Optional<Audience> of(String word) {
        return all().stream().filter(one -> one.word.equals(word)).findFirst();
    }

    /** The role that it is for; empty where it is no role's. */
    public Optional<Role> role() {
        return word.startsWith(ROLE) ? Optional.of(Role.of(word.substring(ROLE.length()))) : Optional.empty();
    }

    /** The language of articles that its readers read; empty where it is no language's. */
    public Optional<Language> content() {
        return word.startsWith(CONTENT) ? Language.of(word.substring(CONTENT.length())) : Optional.empty();
    }

    private static List<Audience> all() {
        return Stream.of(
                        Stream.of(ALL, MEMBERS),
                        Arrays.stream(Role.values()).map(Audience::of),
                        Arrays.stream(Language.values()).map(Audience::of))
                .flatMap(some -> some)
                .toList();
    }
}

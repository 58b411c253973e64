package io.placard.site.chat;

import io.placard.site.page.Person;
import java.util.List;
import java.util.Optional;

/**
 * The form that begins a conversation.
 *
 * @param found who could be meant, where that is more than one
 * @param error why nothing was begun, as a message key
 */
public record Search(String typed, List<Person> found, Optional<String> error) {

    /** Nobody was looked for. */
    public static final Search NONE = new Search("", List.of(), Optional.empty());
}

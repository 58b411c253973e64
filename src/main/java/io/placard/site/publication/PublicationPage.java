package io.placard.site.publication;

import java.util.List;
import java.util.Map;

/**
 * What can be done with an accepted article, and what was.
 *
 * @param verifier whether the reader decides, and is not only its author
 * @param time as typed
 * @param reason as typed
 * @param errors message keys by field
 */
public record PublicationPage(
        Governed article, boolean verifier, List<Turn> turns, String time, String reason, Map<String, String> errors) {

    /** What is wrong with a field, as a message key; null when nothing is. */
    public String error(String field) {
        return errors.get(field);
    }
}

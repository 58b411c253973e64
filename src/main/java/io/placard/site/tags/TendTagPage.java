package io.placard.site.tags;

import java.util.Map;

/**
 * One tag, for those who tend them.
 *
 * @param into the name of the tag that it is to become part of, as typed
 * @param errors message keys by field
 * @param done whether it was changed just now
 */
public record TendTagPage(KnownTag tag, TagForm form, String into, Map<String, String> errors, boolean done) {

    /** What is wrong with a field, as a message key; null when nothing is. */
    public String error(String field) {
        return errors.get(field);
    }
}

package io.placard.site.newsroom;

import io.placard.site.files.Attachment;
import io.placard.site.page.Language;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The editor with a draft in it.
 *
 * @param draft its number
 * @param article which it changes; none: a new one
 * @param version what the form saves over
 * @param saver which open editor saved it
 * @param overtaken whether somebody handed in another revision since it was begun
 * @param file whether it is to stand among the conference's files
 * @param files what was put up in it
 * @param preview safe HTML of the body
 * @param errors message keys by field
 * @param publishAt when it is to appear, as typed
 * @param published whether everybody reads the article already, so that nothing is to be planned
 * @param others who else writes at the same article, by nickname
 */
public record EditorPage(
        long draft,
        OptionalLong article,
        int version,
        String saver,
        boolean overtaken,
        Instant savedAt,
        String title,
        String body,
        Language language,
        String tags,
        boolean file,
        List<Attachment> files,
        String preview,
        Map<String, String> errors,
        List<String> others,
        String publishAt,
        boolean published) {

    /** As the draft was saved, but with what was typed. */
    static EditorPage of(OpenDraft draft, Manuscript text, String preview, Map<String, String> errors, Beside beside) {
        return new EditorPage(
                draft.id(),
                draft.article(),
                draft.version(),
                draft.saver(),
                draft.overtaken(),
                draft.savedAt(),
                text.title(),
                text.body(),
                text.language(),
                text.tags(),
                text.file(),
                beside.files(),
                preview,
                errors,
                beside.others(),
                text.publishAt(),
                draft.published());
    }

    /** What stands beside the form. */
    record Beside(List<Attachment> files, List<String> others) {}

    /** What is wrong with a field, as a message key; null when nothing is. */
    public String error(String field) {
        return errors.get(field);
    }
}

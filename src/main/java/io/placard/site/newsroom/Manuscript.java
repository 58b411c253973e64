package io.placard.site.newsroom;

import io.placard.site.page.Language;
import io.placard.site.publication.PublishTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody has typed, as it is.
 *
 * @param body in Markdown
 * @param tags with commas between them
 * @param file whether it is to stand among the conference's files
 * @param publishAt when it is to appear, in the writer's zone; empty: at once
 */
record Manuscript(String title, String body, Language language, String tags, boolean file, String publishAt) {

    static final int LONGEST_TITLE = 200;
    static final int LONGEST_BODY = 60_000;
    static final int LONGEST_TAGS = 400;

    private static final int MOST_TAGS = 8;
    private static final int LONGEST_TAG = 40;

    static Manuscript empty(Language language) {
        return new Manuscript("", "", language, "", false, "");
    }

    /** The tags by name, each once; a Chinese comma parts them too. */
    List<String> tagNames() {
        return Arrays.stream(tags.split("[,，、]"))
                .map(tag -> tag.strip().replaceAll("\\s+", " "))
                .filter(tag -> tag.codePoints().anyMatch(Character::isLetterOrDigit))
                .distinct()
                .toList();
    }

    /** What keeps it from being saved, as message keys by field; empty when it can be. */
    Map<String, String> faults() {
        var faults = new LinkedHashMap<String, String>();
        if (title.length() > LONGEST_TITLE) {
            faults.put("title", "newsroom.error.title-long");
        }
        if (body.length() > LONGEST_BODY) {
            faults.put("body", "newsroom.error.body-long");
        }
        if (tags.length() > LONGEST_TAGS) {
            faults.put("tags", "newsroom.error.tags-long");
        }
        if (publishAt.length() > PublishTime.LONGEST) {
            faults.put("publish_at", "publication.error.time");
        }
        if ((title + body + tags + publishAt).indexOf('\0') >= 0) {
            faults.put("body", "newsroom.error.unreadable");
        }
        return faults;
    }

    /**
     * What keeps it from being handed in; also what keeps it from being saved.
     *
     * @param hasFiles whether it has files, and so needs no words
     */
    Map<String, String> errors(boolean hasFiles) {
        var errors = new LinkedHashMap<>(faults());
        if (title.isBlank()) {
            errors.putIfAbsent("title", "newsroom.error.title-none");
        }
        if (body.isBlank() && !hasFiles) {
            errors.putIfAbsent("body", "newsroom.error.body-none");
        }
        var names = tagNames();
        if (names.size() > MOST_TAGS || names.stream().anyMatch(tag -> tag.length() > LONGEST_TAG)) {
            errors.putIfAbsent("tags", "newsroom.error.tags");
        }
        return errors;
    }
}

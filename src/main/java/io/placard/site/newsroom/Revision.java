package io.placard.site.newsroom;

import io.placard.site.page.Language;
import io.placard.site.page.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A version of an article that was handed in.
 *
 * @param number counts the versions of the article, from 1
 * @param body in Markdown
 * @param decider who verified it or sent it back, by nickname
 * @param reason why it was sent back
 * @param file whether it is to stand among the conference's files
 * @param publishAt when its editor wants it to appear
 */
public record Revision(
        long id,
        long article,
        int number,
        Person editor,
        String title,
        String body,
        Language language,
        List<String> tags,
        RevisionState state,
        Instant at,
        Optional<String> decider,
        String reason,
        boolean file,
        Optional<Instant> publishAt) {}

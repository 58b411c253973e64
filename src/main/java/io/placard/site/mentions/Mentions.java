package io.placard.site.mentions;

import io.placard.channel.Journal.Change;
import io.placard.channel.SiteContext;
import io.placard.site.notices.Happening;
import io.placard.site.notices.Notices;
import io.placard.site.page.Markdown;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The feature's door: reads what people write, and tells those who are mentioned. On virtual threads. */
public final class Mentions {

    private final Pool pool;
    private final MentionStore store = new MentionStore();
    private final Markdown markdown;
    private final Notices notices;

    public Mentions(SiteContext context, Markdown markdown, Notices notices) {
        this.pool = context.postgres();
        this.markdown = markdown;
        this.notices = notices;
    }

    /** What reads a text without asking who is mentioned. */
    public Markdown markdown() {
        return markdown;
    }

    /** Safe HTML with links to the people that it mentions; it asks the database only where there may be any. */
    public Written read(String text) {
        return read(pool, text);
    }

    /** The same in a transaction. */
    public Written read(SqlClient sql, String text) {
        var names = markdown.mentioned(text);
        var people = names.isEmpty() ? Map.<String, Long>of() : store.people(sql, names);
        return new Written(
                markdown.html(text, Set.copyOf(people.keySet())),
                people.values().stream().sorted().toList());
    }

    /**
     * Gives notice to those among these people who have not had it for this place, but not to who wrote it.
     *
     * @return who was told
     */
    public List<Long> tell(Change change, Mention mention, List<Long> people) {
        var others = people.stream().filter(person -> person != mention.actor()).toList();
        var told = others.isEmpty() ? List.<Long>of() : store.remember(change.sql(), mention, others);
        told.forEach(person -> notices.happened(
                change,
                new Happening(
                        Happening.Kind.MENTION,
                        person,
                        mention.actor(),
                        mention.article(),
                        mention.comment(),
                        mention.at())));
        return told;
    }
}

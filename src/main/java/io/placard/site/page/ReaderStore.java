package io.placard.site.page;

import static io.vertx.core.Future.await;

import io.placard.channel.Login;
import io.placard.channel.Topic;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What every page asks of the database, in one statement. */
final class ReaderStore {

    private static final String FRAME = """
            SELECT c.english, c.chinese, c.zone, (SELECT state::text FROM clock) AS clock,
                   c.accent, c.logo, c.logo_width, c.logo_height, c.begins, c.ends,
                   c.place_english, c.place_chinese, c.contact,
                   a.id, a.username, a.nickname, a.role, a.picture, a.language, a.content_language, a.zone AS own_zone,
                   a.must_change_password,
                   (SELECT count(*) FROM counted_notice n WHERE n.account = a.id)::int AS unread,
                   chat_unread(a.id) AS messages,
                   coalesce((SELECT seq FROM topic WHERE name = 'user:' || a.id), 0) AS user_seq,
                   coalesce((SELECT seq FROM topic WHERE name = 'conference'), 0) AS conference_seq,
                   (SELECT number FROM announcement_edition) AS announcement_edition,
                   ARRAY(SELECT d.announcement FROM announcement_dismissal d WHERE d.account = a.id
                         ORDER BY d.announcement DESC LIMIT 100) AS dismissed,
                   (SELECT count(*) FROM notice_setting s
                    WHERE s.account = a.id AND s.category = 'conference') = 0 AS announces_loudly,
                   EXISTS (SELECT FROM search_entry e WHERE e.keeper = a.id AND NOT e.open) AS keeps_back
            FROM conference c
            LEFT JOIN account a ON a.id = $1 AND a.epoch = $2 AND a.active
            """;
    private static final String HOLDS =
            "SELECT 1 FROM account WHERE id = $1 AND epoch = $2 AND active AND NOT must_change_password";
    private static final String CHOOSE_LANGUAGE = "UPDATE account SET language = $2 WHERE id = $1 AND active";

    private final SqlClient sql;
    private volatile Clockwork clockwork = new Clockwork("", FictionalTime.NONE);

    ReaderStore(SqlClient sql) {
        this.sql = sql;
    }

    /** The conference and, if the login still holds, its reader. */
    ReaderFrame frame(Optional<Login> login) {
        var id = login.map(Login::account).orElse(0L);
        var epoch = login.map(Login::epoch).orElse(0);
        var row = await(sql.preparedQuery(FRAME).execute(Tuple.of(id, epoch)))
                .iterator()
                .next();
        var conference = new Conference(
                row.getString("english"),
                row.getString("chinese"),
                ZoneId.of(row.getString("zone")),
                clock(row.getString("clock")),
                identity(row));
        return new ReaderFrame(
                conference,
                row.getLong("conference_seq"),
                row.getLong("announcement_edition"),
                row.getLong("id") == null ? Optional.empty() : Optional.of(member(row)));
    }

    boolean holds(Login login) {
        return await(sql.preparedQuery(HOLDS).execute(Tuple.of(login.account(), login.epoch())))
                        .size()
                == 1;
    }

    void chooseLanguage(long account, Language language) {
        await(sql.preparedQuery(CHOOSE_LANGUAGE).execute(Tuple.of(account, language.tag())));
    }

    /** It is the same for a long time and told with every request: what was read of it last is not read again. */
    private FictionalTime clock(String told) {
        var known = clockwork;
        if (!known.told.equals(told)) {
            known = new Clockwork(told, FictionalTime.of(new JsonObject(told)));
            clockwork = known;
        }
        return known.time;
    }

    private static Identity identity(Row row) {
        return new Identity(
                Optional.ofNullable(row.getString("accent")).flatMap(Accent::of),
                Optional.ofNullable(row.getString("logo"))
                        .map(hash -> new Logo(hash, row.getInteger("logo_width"), row.getInteger("logo_height"))),
                Optional.ofNullable(row.getLocalDate("begins"))
                        .map(begins -> new Identity.Days(begins, row.getLocalDate("ends"))),
                new Bilingual(row.getString("place_english"), row.getString("place_chinese")),
                row.getString("contact"));
    }

    private static ReaderFrame.Member member(Row row) {
        var id = row.getLong("id");
        var reader = new Reader(
                id,
                row.getString("username"),
                row.getString("nickname"),
                Role.of(row.getString("role")),
                row.getString("picture"),
                row.getInteger("unread"),
                row.getInteger("messages"));
        return new ReaderFrame.Member(
                reader,
                Optional.ofNullable(row.getString("language")).flatMap(Language::of),
                Language.of(row.getString("content_language")),
                Optional.ofNullable(row.getString("own_zone")).map(ZoneId::of),
                row.getBoolean("must_change_password"),
                List.of(row.getArrayOfLongs("dismissed")),
                row.getBoolean("announces_loudly"),
                row.getBoolean("keeps_back"),
                Map.of(
                        Topic.user(id).name(),
                        row.getLong("user_seq"),
                        Topic.CONFERENCE.name(),
                        row.getLong("conference_seq")));
    }

    private record Clockwork(String told, FictionalTime time) {}
}

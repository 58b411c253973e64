package io.placard.site.conference;

import static io.vertx.core.Future.await;

import io.placard.site.files.Emblem;
import io.placard.site.page.Bilingual;
import io.placard.site.page.Logo;
import io.placard.site.page.Permission;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;

/** The conference in SQL. On virtual threads. */
final class ConferenceStore {

    /** Only for who may configure it, by the role of this moment. */
    private static final String FIND = """
            SELECT c.version, c.english, c.chinese, c.place_english, c.place_chinese, c.begins, c.ends, c.zone,
                   c.accent, c.contact, c.home_english, c.home_chinese, c.logo, c.logo_width, c.logo_height
            FROM conference c
            JOIN account s ON s.id = $1 AND s.active AND s.role = ANY ($2)
            """;

    private static final String LOCK = FIND + "FOR UPDATE OF c";
    private static final String CHANGE = """
            UPDATE conference SET
                english = $1, chinese = $2, place_english = $3, place_chinese = $4, begins = $5, ends = $6, zone = $7,
                accent = $8, contact = $9, home_english = $10, home_chinese = $11,
                home_english_html = $12, home_chinese_html = $13, version = version + 1
            """;
    private static final String ADD_LOGO = """
            INSERT INTO conference_logo (hash, picture, icon, made_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (hash) DO NOTHING
            """;
    private static final String SET_LOGO =
            "UPDATE conference SET logo = $1, logo_width = $2, logo_height = $3, version = version + 1";
    /** Those that neither this page nor the one before it shows. */
    private static final String FORGET = "DELETE FROM conference_logo WHERE hash <> ALL ($1)";

    private static final String PICTURE =
            "SELECT CASE WHEN $2 THEN icon ELSE picture END AS picture FROM conference_logo WHERE hash = $1";

    private final Pool pool;
    private final SqlClient lookups;

    ConferenceStore(Pool pool, SqlClient lookups) {
        this.pool = pool;
        this.lookups = lookups;
    }

    /** Empty where this account may not configure it. */
    Optional<Settings> find(long account) {
        return settings(pool, FIND, account);
    }

    /** The same, which nobody else changes until the transaction ends. */
    Optional<Settings> lock(SqlClient sql, long account) {
        return settings(sql, LOCK, account);
    }

    /** @param home its words as safe HTML */
    void change(SqlClient sql, ConferenceForm form, Bilingual home) {
        var values = Tuple.of(
                        form.name().english(),
                        form.name().chinese(),
                        form.place().english(),
                        form.place().chinese())
                .addLocalDate(Faults.day(form.begins()).orElse(null))
                .addLocalDate(Faults.day(form.ends()).orElse(null))
                .addString(form.zone())
                .addString(form.accent().isEmpty() ? null : form.accent())
                .addString(form.contact())
                .addString(form.home().english())
                .addString(form.home().chinese())
                .addString(home.english())
                .addString(home.chinese());
        await(sql.preparedQuery(CHANGE).execute(values));
    }

    /** @param before the one that pages show until they are loaded again; empty: none */
    void setLogo(SqlClient sql, Emblem emblem, Optional<Logo> before, Instant at) {
        var picture = Tuple.of(emblem.hash(), Buffer.buffer(emblem.picture()), Buffer.buffer(emblem.icon()))
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC));
        await(sql.preparedQuery(ADD_LOGO).execute(picture));
        await(sql.preparedQuery(SET_LOGO).execute(Tuple.of(emblem.hash(), emblem.width(), emblem.height())));
        var kept = new String[] {emblem.hash(), before.map(Logo::hash).orElse(emblem.hash())};
        await(sql.preparedQuery(FORGET).execute(Tuple.tuple().addArrayOfString(kept)));
    }

    void dropLogo(SqlClient sql) {
        var none = Tuple.tuple().addString(null).addInteger(null).addInteger(null);
        await(sql.preparedQuery(SET_LOGO).execute(none));
    }

    /** A logo's picture, or the square one. */
    Optional<Buffer> picture(String hash, boolean icon) {
        var rows = await(lookups.preparedQuery(PICTURE).execute(Tuple.of(hash, icon)))
                .iterator();
        return rows.hasNext() ? Optional.of(rows.next().getBuffer("picture")) : Optional.empty();
    }

    private static Optional<Settings> settings(SqlClient sql, String statement, long account) {
        var values = Tuple.of(account).addArrayOfString(Permission.CONFIGURE.roles());
        var rows = await(sql.preparedQuery(statement).execute(values)).iterator();
        return rows.hasNext() ? Optional.of(settings(rows.next())) : Optional.empty();
    }

    private static Settings settings(Row row) {
        var form = new ConferenceForm(
                new Bilingual(row.getString("english"), row.getString("chinese")),
                new Bilingual(row.getString("place_english"), row.getString("place_chinese")),
                day(row.getLocalDate("begins")),
                day(row.getLocalDate("ends")),
                row.getString("zone"),
                Objects.requireNonNullElse(row.getString("accent"), ""),
                row.getString("contact"),
                new Bilingual(row.getString("home_english"), row.getString("home_chinese")));
        var logo = Optional.ofNullable(row.getString("logo"))
                .map(hash -> new Logo(hash, row.getInteger("logo_width"), row.getInteger("logo_height")));
        return new Settings(row.getInteger("version"), form, logo);
    }

    private static String day(LocalDate day) {
        return day == null ? "" : day.toString();
    }

    /** What is set. */
    record Settings(int version, ConferenceForm form, Optional<Logo> logo) {}
}

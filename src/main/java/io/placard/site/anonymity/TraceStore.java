package io.placard.site.anonymity;

import static io.vertx.core.Future.await;

import io.placard.site.page.Person;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/**
 * Where somebody's name stands in what is not theirs, in SQL. What a user name becomes in others' words is said in the
 * migration. On virtual threads.
 */
final class TraceStore {

    /** What is known of an account by its number alone, whatever it was called when. */
    private static final List<String> NUMBERED = List.of(
            // what they called their tokens was theirs
            "UPDATE audit SET subject = '–' WHERE actor = $1 AND starts_with(act, 'token.')", """
            UPDATE audit SET subject = '~' || $1::bigint
            WHERE link = '/admin/accounts/' || $1::bigint || '/' AND starts_with(act, 'account.')
            """, """
            UPDATE topic_event SET payload = jsonb_set(payload, '{notice,actor}', (payload #> '{notice,actor}') || jsonb_build_object(
                'username', '~' || $1::bigint, 'nickname', '~' || $1::bigint))
            WHERE payload #>> '{notice,actor,id}' = $1::bigint::text
            """, """
            UPDATE topic_event e SET payload = jsonb_set(payload, '{by}', to_jsonb('~' || $1::bigint))
            WHERE topic = 'verification' AND payload ? 'by' AND (
                EXISTS (SELECT 1 FROM article_revision r
                        WHERE r.id = (payload ->> 'revision')::bigint AND r.decided_by = $1)
                OR EXISTS (SELECT 1 FROM report r WHERE r.id = (payload ->> 'report')::bigint AND r.decided_by = $1))
            """);

    /** Of many accounts that were made at once the first are named. */
    private static final String ENROLLED = """
            UPDATE audit SET subject = array_to_string(
                array_replace(string_to_array(subject, ', '), $2::text, '~' || $1::bigint), ', ')
            WHERE act = 'account.enrolled' AND strpos(subject, $2) > 0
            """;

    /** Where $1, a user name, may be mentioned or linked to. */
    private static final List<String> WORDS = List.of(
            """
            UPDATE article SET title = former_plain(title, $1), body = former_plain(body, $1),
                body_html = former_html(body_html, $1), excerpt = former_plain(excerpt, $1)
            WHERE former_in(title, $1) OR former_in(body, $1)
            """,
            """
            UPDATE article_revision SET title = former_plain(title, $1), body = former_plain(body, $1),
                reason = former_plain(reason, $1)
            WHERE former_in(title, $1) OR former_in(body, $1) OR former_in(reason, $1)
            """,
            // so an open editor is told, and does not save the name once more
            """
            UPDATE article_draft SET title = former_plain(title, $1), body = former_plain(body, $1), version = version + 1
            WHERE former_in(title, $1) OR former_in(body, $1)
            """,
            "UPDATE article_turn SET reason = former_plain(reason, $1) WHERE former_in(reason, $1)",
            """
            UPDATE comment SET body = former_plain(body, $1), body_html = former_html(body_html, $1),
                gone_reason = former_plain(gone_reason, $1)
            WHERE former_in(body, $1) OR former_in(gone_reason, $1)
            """,
            """
            UPDATE comment_version SET body = former_plain(body, $1), body_html = former_html(body_html, $1)
            WHERE former_in(body, $1)
            """,
            """
            UPDATE message SET body = former_plain(body, $1), body_html = former_html(body_html, $1),
                excerpt = former_plain(excerpt, $1)
            WHERE former_in(body, $1)
            """,
            """
            UPDATE message_version SET body = former_plain(body, $1), body_html = former_html(body_html, $1)
            WHERE former_in(body, $1)
            """,
            "UPDATE conversation_member SET mute_reason = former_plain(mute_reason, $1) WHERE former_in(mute_reason, $1)",
            "UPDATE conversation_member SET draft = former_plain(draft, $1) WHERE former_in(draft, $1)",
            """
            UPDATE conversation SET english = former_plain(english, $1), chinese = former_plain(chinese, $1)
            WHERE former_in(english, $1) OR former_in(chinese, $1)
            """,
            """
            UPDATE message_report SET html = former_html(html, $1), words = former_plain(words, $1),
                reason = former_plain(reason, $1)
            WHERE former_in(html, $1) OR former_in(words, $1) OR former_in(reason, $1)
            """,
            "UPDATE chat_mute SET reason = former_plain(reason, $1) WHERE former_in(reason, $1)",
            """
            UPDATE report SET text = former_plain(text, $1), reason = former_plain(reason, $1)
            WHERE former_in(text, $1) OR former_in(reason, $1)
            """,
            "UPDATE account SET description = former_plain(description, $1) WHERE former_in(description, $1)",
            """
            UPDATE tag SET about_english = former_plain(about_english, $1), about_chinese = former_plain(about_chinese, $1)
            WHERE former_in(about_english, $1) OR former_in(about_chinese, $1)
            """,
            """
            WITH changed AS (
                UPDATE announcement SET english = former_plain(english, $1), chinese = former_plain(chinese, $1),
                    link = former_plain(link, $1), version = version + 1
                WHERE former_in(english, $1) OR former_in(chinese, $1) OR former_in(link, $1) RETURNING id)
            UPDATE announcement_edition SET number = number + 1 WHERE EXISTS (SELECT 1 FROM changed)
            """,
            """
            UPDATE conference SET home_english = former_plain(home_english, $1),
                home_chinese = former_plain(home_chinese, $1), home_english_html = former_html(home_english_html, $1),
                home_chinese_html = former_html(home_chinese_html, $1), version = version + 1
            WHERE former_in(home_english, $1) OR former_in(home_chinese, $1)
            """,
            """
            UPDATE audit SET subject = former_plain(subject, $1), before = former_plain(before::text, $1)::jsonb,
                after = former_plain(after::text, $1)::jsonb
            WHERE former_in(subject, $1) OR former_in(before::text, $1) OR former_in(after::text, $1)
            """,
            """
            UPDATE topic_event SET payload = former_plain(payload::text, $1)::jsonb WHERE former_in(payload::text, $1)
            """);

    /** What was told of messages that name them, as these are by now: it holds their names in HTML, within JSON. */
    private static final String TOLD = """
            UPDATE topic_event e SET payload = jsonb_build_object('message', chat_json(m)) FROM message m
            WHERE e.topic = 'chat:' || m.conversation AND e.payload #> '{message,seq}' = to_jsonb(m.seq)
              AND strpos(lower(e.payload::text), $1) > 0
            """;

    /** What was told of reactions, as they are by now. */
    private static final String REACTED = """
            UPDATE topic_event e
            SET payload = e.payload || jsonb_build_object(
                'reactions', chat_reactions(m.conversation, m.seq), 'by', chat_person((e.payload #>> '{by,id}')::bigint))
            FROM message m
            WHERE e.topic = 'chat:' || m.conversation AND e.event = 'message.reacted'
              AND e.payload -> 'message' = to_jsonb(m.seq)
              AND (e.payload #> '{by,id}' = to_jsonb($1::bigint)
                   OR e.payload @> jsonb_build_object('reactions', jsonb_build_array(jsonb_build_object(
                       'people', jsonb_build_array(jsonb_build_object('id', $1::bigint))))))
            """;

    private static final String PINNED = """
            UPDATE topic_event SET payload = payload || jsonb_build_object('by', chat_person($1))
            WHERE starts_with(topic, 'chat:') AND event = 'message.pinned' AND payload #> '{by,id}' = to_jsonb($1::bigint)
            """;

    /** Takes somebody's name from wherever it stands. */
    void scrub(SqlClient sql, Person person) {
        NUMBERED.forEach(statement -> await(sql.preparedQuery(statement).execute(Tuple.of(person.id()))));
        await(sql.preparedQuery(ENROLLED).execute(Tuple.of(person.id(), person.username())));
        WORDS.forEach(statement -> await(sql.preparedQuery(statement).execute(Tuple.of(person.username()))));
        await(sql.preparedQuery(TOLD).execute(Tuple.of(person.username())));
        await(sql.preparedQuery(REACTED).execute(Tuple.of(person.id())));
        await(sql.preparedQuery(PINNED).execute(Tuple.of(person.id())));
    }
}

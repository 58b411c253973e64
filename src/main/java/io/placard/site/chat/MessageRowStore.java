package io.placard.site.chat;

import io.placard.site.files.Attachment;
import io.placard.site.page.Person;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Reads a message from a row of {@link ChatStore}. */
final class MessageRowStore {

    private MessageRowStore() {}

    static Message message(Row row) {
        return new Message(
                row.getLong("seq"),
                row.getString("ref"),
                person(row, "a_").orElseThrow(),
                row.getString("html"),
                person(row, "b_").map(author -> quote(row, author)),
                row.getOffsetDateTime("at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("edited_at")).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("gone")).map(Deleted::of),
                row.getBoolean("own"),
                new Message.More(files(row), reactions(row), row.getBoolean("pinned")));
    }

    /** Somebody, with their columns under a prefix; empty: nobody. */
    static Optional<Person> person(Row row, String prefix) {
        return row.getLong(prefix + "id") == null ? Optional.empty() : Optional.of(MemberStore.person(row, prefix));
    }

    private static Quote quote(Row row, Person author) {
        return new Quote(
                row.getLong("q_seq"), author, row.getString("q_excerpt"), FirstFile.of(row.getJsonObject("q_file")));
    }

    private static List<Attachment> files(Row row) {
        return row.getValue("files") instanceof JsonArray told ? Attachment.told(told) : List.of();
    }

    private static List<Reaction> reactions(Row row) {
        var own = row.getArrayOfStrings("reacted");
        return row.getValue("reactions") instanceof JsonArray told
                ? Reaction.of(told, own == null ? List.of() : List.of(own))
                : List.of();
    }
}

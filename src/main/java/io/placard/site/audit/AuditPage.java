package io.placard.site.audit;

import io.placard.site.page.Page;
import io.placard.site.page.Person;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * The audit log.
 *
 * @param older where the page before begins
 */
public record AuditPage(AuditFilter filter, List<Line> lines, OptionalLong older) {

    static List<Change> changes(JsonObject before, JsonObject after) {
        var fields = new TreeSet<>(before.fieldNames());
        fields.addAll(after.fieldNames());
        return fields.stream()
                .map(field -> new Change(field, text(before, field), text(after, field)))
                .toList();
    }

    private static String text(JsonObject values, String field) {
        var value = values.getValue(field);
        return value == null ? "" : value.toString();
    }

    /**
     * One act.
     *
     * @param actor empty: the command line
     */
    public record Line(
            long id,
            Instant at,
            Optional<Person> actor,
            String act,
            String subject,
            String link,
            List<Change> changes) {

        /** Who did it, as the reader reads it. */
        String who(Page page) {
            return actor.map(page::name).orElseGet(() -> page.t("audit.command-line"));
        }
    }

    /** A field that was changed; empty: it was not there. */
    public record Change(String field, String before, String after) {

        private static final int SHORT = 160;

        /** Whether it is too long to be read in passing. */
        public boolean isLong() {
            return before.length() + after.length() > SHORT;
        }

        /** A value as the reader reads it: what is a word of ours, in their language. */
        public String text(Page page, String value) {
            return switch (field) {
                case "role" -> page.t("page.role." + value);
                case "state", "phase", "active", "announcing" -> page.t("audit.value." + value);
                default -> value;
            };
        }
    }
}

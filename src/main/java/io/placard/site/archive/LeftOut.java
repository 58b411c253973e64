package io.placard.site.archive;

import java.util.List;
import java.util.Map;

/** The tables that no archive holds; each with its reason. A test fails on one that is not there any more. */
final class LeftOut {

    static final Map<String, String> REASONS = Map.of(
            "search_entry", "derived: FILLED fills it from articles, comments, accounts and uploads",
            "message_word", "derived: filled from messages, a moment behind them",
            "chat_behind",
                    "how far that has come; FILLED lets it begin anew, and gives no notice of what was said before",
            "flyway_schema_history", "of the database itself: an archive names its migrations in the manifest",
            "generation", "which builds one server's processes loaded",
            "first_account_link", "opens one server's first page, and nothing once there is an account");

    /**
     * Statements that work out again what is derived, once the tables are there that it follows from; the first holds the
     * conversations that came against their rules, which a trigger keeps.
     */
    static final List<String> FILLED = List.of(
            "UPDATE conversation SET kind = kind",
            "SELECT search_fill()",
            "INSERT INTO chat_behind (conversation, told) SELECT id, head FROM conversation");

    private LeftOut() {}
}

package io.placard.site.archive;

import java.util.Map;

/** The tables that no archive holds; each with its reason. A test fails on one that is not there any more. */
final class LeftOut {

    static final Map<String, String> REASONS = Map.of(
            "search_entry", "derived: triggers fill it as articles, comments, accounts and uploads are written",
            "flyway_schema_history", "of the database itself: an archive names its migrations in the manifest",
            "generation", "which builds one server's processes loaded",
            "first_account_link", "opens one server's first page, and nothing once there is an account");

    private LeftOut() {}
}

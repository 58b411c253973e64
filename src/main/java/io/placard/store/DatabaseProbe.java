package io.placard.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Asks a PostgreSQL server once whether it serves us, by JDBC: there is no Vert.x yet when Placard starts. */
final class DatabaseProbe {

    private DatabaseProbe() {}

    /** @throws StartException when nobody answers there, or not to us */
    static void require(DatabaseUrl url) {
        try (var connection = url.dataSource().getConnection()) {
            connection.getMetaData().getDatabaseMajorVersion();
        } catch (SQLException problem) {
            throw new StartException(
                    "The database at %s (database.url) cannot be used: %s.".formatted(url, reason(problem)), problem);
        }
    }

    /** Creates the database of the URL in the cluster that the URL leads to. */
    static void createIfMissing(DatabaseUrl url) {
        try (var connection = url.withDatabase("postgres").dataSource().getConnection()) {
            if (!exists(connection, url.database())) {
                try (var statement = connection.createStatement()) {
                    statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(url.database(), true));
                }
            }
        } catch (SQLException problem) {
            throw new StartException(
                    "The embedded PostgreSQL refused the database %s: %s.".formatted(url.database(), reason(problem)),
                    problem);
        }
    }

    static String reason(SQLException problem) {
        var message = String.valueOf(problem.getMessage());
        return message.lines()
                .findFirst()
                .orElse("")
                .replaceFirst("^FATAL: ", "")
                .replaceFirst("\\.$", "");
    }

    private static boolean exists(Connection connection, String database) throws SQLException {
        try (var query = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            query.setString(1, database);
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }
}

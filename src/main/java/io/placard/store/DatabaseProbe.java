package io.placard.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Asks a PostgreSQL server once whether it serves us, by JDBC: there is no Vert.x yet when Placard starts. Blocking. */
public final class DatabaseProbe {

    private static final int ANSWER_SECONDS = 3;
    private static final String TOO_MANY_CONNECTIONS = "53300";

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

    /** Whether anybody answers there within 5 s, be it only that no more connections are to be had. */
    public static boolean answers(String url) {
        var source = DatabaseUrl.parse(url).dataSource();
        try {
            source.setSocketTimeout(
                    ANSWER_SECONDS); // else the driver's thread waits on after the time-out of the login
            source.getConnection().close();
            return true;
        } catch (SQLException problem) {
            return TOO_MANY_CONNECTIONS.equals(problem.getSQLState());
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

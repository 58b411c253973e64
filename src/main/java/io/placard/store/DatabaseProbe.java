package io.placard.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.Driver;

/** Asks a PostgreSQL server once whether it serves us, by JDBC: there is no Vert.x yet when Placard starts. */
final class DatabaseProbe {

    private DatabaseProbe() {}

    /** @throws StartException when nobody answers there, or not to us */
    static void require(DatabaseUrl url) {
        try (var connection = connect(url)) {
            connection.getMetaData().getDatabaseMajorVersion();
        } catch (SQLException problem) {
            throw new StartException(
                    "The database at %s (database.url) cannot be used: %s.".formatted(url, reason(problem)), problem);
        }
    }

    /** Creates the database of the URL in the cluster that the URL leads to. */
    static void createIfMissing(DatabaseUrl url) {
        try (var connection = connect(url.withDatabase("postgres"))) {
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

    /**
     * Opens a connection without the driver manager, which would pin the class loader that first asked it.
     *
     * @throws SQLException also when the server does not answer within 5 s
     */
    static Connection connect(DatabaseUrl url) throws SQLException {
        return new Driver().connect(url.jdbcUrl(), url.jdbcProperties());
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

package io.placard.store;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a PostgreSQL database is, for the Vert.x client and for JDBC alike. Its text form holds a password; only
 * {@link #toString} may be printed.
 *
 * @param text the URL as it was given
 * @param certificates a PEM file of the authorities that may vouch for the server
 */
public record DatabaseUrl(
        String text,
        String host,
        int port,
        String database,
        String user,
        Optional<String> password,
        SslMode sslMode,
        Optional<String> certificates) {

    private static final String FORM = "it is no postgresql://user:password@host:port/name";
    private static final Set<String> SCHEMES = Set.of("postgresql", "postgres");
    private static final Set<String> PARAMETERS = Set.of("sslmode", "sslrootcert");
    private static final int DEFAULT_PORT = 5432;
    private static final int CONNECT_SECONDS = 5;

    /**
     * Reads {@code postgresql://user[:password]@host[:port]/name[?sslmode=...&sslrootcert=FILE]}.
     *
     * @throws IllegalArgumentException with a message that does not repeat the URL
     */
    public static DatabaseUrl parse(String text) {
        try {
            var uri = new URI(text);
            if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme()) || uri.getHost() == null) {
                throw new IllegalArgumentException(FORM);
            }
            var login = Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
            if (login[0].isEmpty() || uri.getPath().length() < 2) {
                throw new IllegalArgumentException(FORM);
            }
            var parameters = parameters(uri.getRawQuery());
            return new DatabaseUrl(
                    text,
                    uri.getHost().replaceAll("[\\[\\]]", ""),
                    uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                    uri.getPath().substring(1),
                    decoded(login[0]),
                    login.length < 2 ? Optional.empty() : Optional.of(decoded(login[1])),
                    sslMode(parameters.getOrDefault("sslmode", "prefer")),
                    Optional.ofNullable(parameters.get("sslrootcert")));
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException("it is no URL; special characters in a password are written %XX");
        }
    }

    /** @param password of letters and digits only */
    static DatabaseUrl of(String host, int port, String database, String user, Optional<String> password) {
        var login = user + password.map(word -> ":" + word).orElse("");
        return parse("postgresql://%s@%s:%d/%s?sslmode=disable".formatted(login, host, port, database));
    }

    DatabaseUrl withDatabase(String other) {
        return new DatabaseUrl(text, host, port, other, user, password, sslMode, certificates);
    }

    /** For JDBC; connecting ends within 5 s. */
    PGSimpleDataSource dataSource() {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {host});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(user);
        password.ifPresent(source::setPassword);
        source.setSslMode(sslMode.value);
        certificates.ifPresent(source::setSslRootCert);
        source.setApplicationName("placard");
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(CONNECT_SECONDS);
        source.setTcpKeepAlive(true);
        return source;
    }

    PgConnectOptions connectOptions() {
        var options = new PgConnectOptions()
                .setHost(host)
                .setPort(port)
                .setDatabase(database)
                .setUser(user)
                .setSslMode(sslMode);
        password.ifPresent(options::setPassword);
        if (sslMode != SslMode.DISABLE) {
            options.setSslOptions(sslOptions());
        }
        return options;
    }

    /** Without user and password. */
    @Override
    public String toString() {
        return "%s:%d/%s".formatted(host, port, database);
    }

    private ClientSSLOptions sslOptions() {
        var verified = sslMode == SslMode.VERIFY_CA || sslMode == SslMode.VERIFY_FULL;
        var options = new ClientSSLOptions()
                .setTrustAll(!verified)
                .setHostnameVerificationAlgorithm(sslMode == SslMode.VERIFY_FULL ? "HTTPS" : "");
        certificates.ifPresent(file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file)));
        return options;
    }

    private static Map<String, String> parameters(String query) {
        var parameters = new HashMap<String, String>();
        for (var pair : query == null ? new String[0] : query.split("&")) {
            var parts = pair.split("=", 2);
            if (parts.length < 2 || !PARAMETERS.contains(parts[0])) {
                throw new IllegalArgumentException("after the name come only ?sslmode=MODE and sslrootcert=FILE");
            }
            parameters.put(parts[0], decoded(parts[1]));
        }
        return parameters;
    }

    private static SslMode sslMode(String name) {
        for (var mode : SslMode.values()) {
            if (mode.value.equals(name)) {
                return mode;
            }
        }
        throw new IllegalArgumentException("sslmode is disable, allow, prefer, require, verify-ca or verify-full");
    }

    /** A plus is a plus here, as in every URL outside of forms. */
    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

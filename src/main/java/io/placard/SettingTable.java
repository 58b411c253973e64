package io.placard;

import io.placard.gateway.http.AccessLogTarget;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every setting there is, once: parsing, the help, {@code conf/placard.yaml} and its test all follow this table. */
final class SettingTable {

    static final Setting<String> HTTP_HOST = Setting.of(
            "http.host",
            "127.0.0.1",
            Reader.host(),
            "The address to listen on; 0.0.0.0 for all, where no proxy stands before Placard.");
    static final Setting<Integer> HTTP_PORT =
            Setting.of("http.port", "8080", Reader.number(0, 65_535), "The port to listen on; 0 for any free one.");
    static final Setting<Optional<URI>> HTTP_URL = Setting.of(
            "http.url",
            "",
            Reader.optionalOrigin(),
            "The address under which browsers reach Placard; with https its cookies are for https only.");
    static final Setting<List<String>> HTTP_ORIGINS = Setting.of(
            "http.origins",
            "",
            Reader.origins(),
            "Further origins whose pages may open a socket, besides http.url; without http.url, besides this machine's own names.");
    static final Setting<List<String>> HTTP_TRUSTED_PROXIES = Setting.of(
            "http.trusted-proxies",
            "127.0.0.1, ::1",
            Reader.addresses(),
            "Addresses whose X-Forwarded-For and X-Forwarded-Proto are believed.");
    static final Setting<Integer> HTTP_BODY_LIMIT =
            Setting.of("http.body-limit", "1MiB", Reader.size("1KiB", "1GiB"), "The longest body of a request.");
    static final Setting<AccessLogTarget> ACCESS_LOG = Setting.of(
            "access-log",
            "log/access.log",
            Reader.plain("off, stdout or a file", SettingTable::accessLog),
            "Where a line for each request goes: off, stdout or a file; a relative name is below data.dir.");
    static final Setting<Path> DATA_DIR = Setting.of(
            "data.dir", "data/", Reader.path(), "The folder for everything that Placard keeps; one for each Placard.");
    static final Setting<Long> FILES_LIMIT = Setting.of(
            "files.limit", "100MiB", Reader.longSize("1KiB", "10GiB"), "The largest file that may be uploaded.");
    static final Setting<Long> FILES_PER_ACCOUNT = Setting.of(
            "files.per-account",
            "1GiB",
            Reader.longSize("1KiB", "1024GiB"),
            "All files of one account; superusers and the secretariat are not held to it.");
    static final Setting<Long> FILES_IN_ALL = Setting.of(
            "files.in-all", "20GiB", Reader.longSize("1KiB", "1024GiB"), "All files that are kept, in data.dir/media.");
    static final Setting<Optional<String>> DATABASE_URL = Setting.of(
            "database.url",
            "",
            Reader.databaseUrl(),
            "A PostgreSQL of your own; without it Placard runs one with its data in data.dir.");
    static final Setting<Integer> DATABASE_POOL =
            Setting.of("database.pool", "16", Reader.number(1, 500), "The most connections to PostgreSQL.");
    static final Setting<Optional<String>> REDIS_URL = Setting.of(
            "redis.url",
            "",
            Reader.redisUrl(),
            "A Redis of your own; without it Placard runs one with its data in data.dir.");
    static final Setting<Duration> SESSION_IDLE = Setting.of(
            "session.idle", "12h", Reader.duration("1m", "90d"), "A login ends when it was not used for so long.");
    static final Setting<Duration> SESSION_LIFETIME = Setting.of(
            "session.lifetime",
            "7d",
            Reader.duration("1m", "365d"),
            "A login ends so long after sign-in, used or not.");
    static final Setting<Duration> SESSION_KEY_TTL = Setting.of(
            "session.key.ttl", "60s", Reader.duration("1s", "1h"), "A session key opens a socket for so long.");
    static final Setting<Duration> SOCKET_HEARTBEAT = Setting.of(
            "socket.heartbeat", "25s", Reader.duration("1s", "10m"), "A silent socket is pinged after so long.");
    static final Setting<Duration> SOCKET_TIMEOUT = Setting.of(
            "socket.timeout",
            "8s",
            Reader.duration("1s", "2m"),
            "And closed when it stays silent for so long after that.");
    static final Setting<Integer> SOCKET_FRAME_LIMIT =
            Setting.of("socket.frame-limit", "64KiB", Reader.size("1KiB", "16MiB"), "The longest frame of a browser.");
    static final Setting<Integer> SOCKET_BUDGET = Setting.of(
            "socket.budget",
            "256KiB",
            Reader.size("16KiB", "64MiB"),
            "What may wait for one slow reader before its socket is closed, to resume later.");
    static final Setting<Integer> SOCKET_RATE = Setting.of(
            "socket.rate", "20", Reader.number(1, 10_000), "Frames a second that one socket may send in the long run.");
    static final Setting<Integer> SOCKET_BURST =
            Setting.of("socket.burst", "60", Reader.number(1, 10_000), "Frames that one socket may send at once.");
    static final Setting<Integer> SOCKET_PER_ACCOUNT =
            Setting.of("socket.per-account", "12", Reader.number(1, 10_000), "Open sockets of one account.");
    static final Setting<Integer> SOCKET_PER_ADDRESS = Setting.of(
            "socket.per-address",
            "5000",
            Reader.number(1, 1_000_000),
            "Open sockets of one address; a whole hotel may be one address.");
    static final Setting<Duration> SOCKET_FRAME_TIMEOUT = Setting.of(
            "socket.frame-timeout",
            "30s",
            Reader.duration("1s", "5m"),
            "How long a frame may wait for the site, over a reload or a crash of it.");
    static final Setting<Duration> SHUTDOWN_GRACE = Setting.of(
            "shutdown.grace",
            "10s",
            Reader.duration("0s", "5m"),
            "How long requests and sockets may take to end when Placard stops.");
    static final Setting<Integer> SITE_INSTANCES = Setting.of(
            "site.instances",
            "cores",
            Reader.numberOr("cores", Runtime.getRuntime().availableProcessors(), 256),
            "How many copies of the site run in this process.");
    static final Setting<Duration> SITE_START_TIMEOUT = Setting.of(
            "site.start-timeout", "60s", Reader.duration("1s", "10m"), "How long the site may take to start.");
    static final Setting<Duration> SITE_WARM_UP = Setting.of(
            "site.warm-up",
            "5s",
            Reader.duration("0s", "1m"),
            "For how long a new generation of the site is asked for pages before it takes over; not where builds are watched.");
    static final Setting<Duration> SITE_DRAIN = Setting.of(
            "site.drain",
            "20s",
            Reader.duration("0s", "5m"),
            "How long a generation of the site that was replaced may take to finish what it had begun.");
    static final Setting<Duration> SITE_STUCK_AFTER = Setting.of(
            "site.stuck-after",
            "20s",
            Reader.duration("1s", "10m"),
            "When a page or a frame takes so long, the site is taken for stuck and started anew.");
    static final Setting<Optional<Path>> RELOAD_TOUCH = Setting.of(
            "reload.touch",
            "",
            Reader.optional(Reader.path()),
            "A file; when it is touched the site is reloaded from the jar that Placard runs from.");
    static final Setting<ReloadSettings.Watch> RELOAD_WATCH = Setting.of(
            "reload.watch",
            "auto",
            Reader.oneOf(ReloadSettings.Watch.class),
            "Whether the site is reloaded when its build changes; auto: where Placard runs from compiled classes.");
    static final Setting<Demo> DEMO = Setting.of(
            "demo",
            "auto",
            Reader.oneOf(Demo.class),
            "Whether the accounts and articles of the demonstration are made; auto: where Placard's own database is empty.");
    static final Setting<String> DEPLOY_BRANCH =
            Setting.of("deploy.branch", "main", Reader.branch(), "The branch whose pushes are deployed.");
    static final Setting<String> DEPLOY_BUILD = Setting.of(
            "deploy.build",
            "mvn -q -B -DskipTests -Dplacard.commit=$DEPLOY_COMMIT package",
            Reader.command(),
            "What builds a push: a line for the shell that leaves target/placard.jar and target/lib.");
    static final Setting<Integer> DEPLOY_KEEP =
            Setting.of("deploy.keep", "5", Reader.number(1, 1000), "Good releases that are kept for a rollback.");
    static final Setting<LogLevel> LOG_LEVEL =
            Setting.of("log.level", "info", Reader.oneOf(LogLevel.class), "How much the application log tells.");
    static final Setting<Optional<Path>> LOG_FILE = Setting.of(
            "log.file",
            "",
            Reader.optional(Reader.path()),
            "A file for the application log, besides standard error; a relative name is below data.dir.");

    private SettingTable() {}

    /** In the order of {@code conf/placard.yaml}. */
    static List<Setting<?>> all() {
        return Stream.of(gateway(), site()).flatMap(List::stream).toList();
    }

    private static List<Setting<?>> gateway() {
        return List.of(
                HTTP_HOST,
                HTTP_PORT,
                HTTP_URL,
                HTTP_ORIGINS,
                HTTP_TRUSTED_PROXIES,
                HTTP_BODY_LIMIT,
                ACCESS_LOG,
                DATA_DIR,
                FILES_LIMIT,
                FILES_PER_ACCOUNT,
                FILES_IN_ALL,
                DATABASE_URL,
                DATABASE_POOL,
                REDIS_URL,
                SESSION_IDLE,
                SESSION_LIFETIME,
                SESSION_KEY_TTL,
                SOCKET_HEARTBEAT,
                SOCKET_TIMEOUT,
                SOCKET_FRAME_LIMIT,
                SOCKET_BUDGET,
                SOCKET_RATE,
                SOCKET_BURST,
                SOCKET_PER_ACCOUNT,
                SOCKET_PER_ADDRESS,
                SOCKET_FRAME_TIMEOUT,
                SHUTDOWN_GRACE);
    }

    private static List<Setting<?>> site() {
        return List.of(
                SITE_INSTANCES,
                SITE_START_TIMEOUT,
                SITE_WARM_UP,
                SITE_DRAIN,
                SITE_STUCK_AFTER,
                RELOAD_TOUCH,
                RELOAD_WATCH,
                DEMO,
                DEPLOY_BRANCH,
                DEPLOY_BUILD,
                DEPLOY_KEEP,
                LOG_LEVEL,
                LOG_FILE);
    }

    static Optional<Setting<?>> named(String name) {
        return all().stream().filter(setting -> setting.name().equals(name)).findFirst();
    }

    private static AccessLogTarget accessLog(String text) {
        return switch (text) {
            case "" -> throw new IllegalArgumentException();
            case "off" -> new AccessLogTarget.Off();
            case "stdout" -> new AccessLogTarget.Stdout();
            default -> new AccessLogTarget.ToFile(Path.of(text));
        };
    }
}

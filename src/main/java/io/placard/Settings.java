package io.placard;

import static io.placard.SettingTable.*;

import io.placard.channel.Media;
import io.placard.deploy.DeploySettings;
import io.placard.gateway.GatewaySettings;
import io.placard.gateway.http.AccessLogTarget;
import io.placard.gateway.http.RequestLimits;
import io.placard.gateway.http.SessionSettings;
import io.placard.gateway.socket.SocketSettings;
import io.placard.generation.GenerationSettings;
import io.placard.store.StoreSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that whoever runs Placard may set, read from a file, the environment and the command line. */
public record Settings(
        StoreSettings store,
        GatewaySettings gateway,
        Media media,
        GenerationSettings generation,
        ReloadSettings reload,
        Demo demo,
        DeploySettings deploy,
        LogSettings log) {

    private static final String CONFIG = "--config";
    private static final Path DEFAULT_FILE = Path.of("conf", "placard.yaml");

    /** Settings, and the arguments that are none: the words of a command. */
    record Read(Settings settings, List<String> words) {}

    /**
     * Reads the file, then the environment, then the arguments; what comes later wins.
     *
     * @param arguments {@code --name=value} or {@code --name value}, and {@code --config FILE} for another file
     * @param environment of which only {@code PLACARD_...} is looked at
     * @throws WrongSettings with all that is wrong; arguments that are no settings are wrong too
     */
    static Settings read(List<String> arguments, Map<String, String> environment) {
        return read(arguments, environment, false).settings();
    }

    /** As {@link #read}, for a command that has arguments of its own. */
    static Read readBeside(List<String> arguments, Map<String, String> environment) {
        return read(arguments, environment, true);
    }

    private static Read read(List<String> arguments, Map<String, String> environment, boolean otherWords) {
        var given = new GivenSettings();
        var split = Arguments.split(arguments, CONFIG, given);
        var file = split.file().map(Path::of).or(() -> Optional.of(DEFAULT_FILE).filter(Files::exists));
        file.ifPresent(path -> SettingFile.read(path, given));
        takeEnvironment(environment, given);
        split.settings().forEach((setting, text) -> given.put(setting, text, "the argument " + setting.argumentName()));
        if (!otherWords) {
            refuse(split.rest(), given);
        }
        var settings = compose(given);
        given.requireRight();
        return new Read(settings, split.rest());
    }

    /** An empty variable counts as missing: compose files cannot leave one out. */
    private static void takeEnvironment(Map<String, String> environment, GivenSettings given) {
        var known = all().stream().map(Setting::environmentName).toList();
        environment.forEach((name, text) -> {
            var place = known.indexOf(name);
            if (place >= 0 && !text.isBlank()) {
                given.put(all().get(place), text, "the environment variable " + name);
            } else if (place < 0 && name.startsWith("PLACARD_")) {
                given.unknown(name, "the environment", known);
            }
        });
    }

    private static void refuse(List<String> words, GivenSettings given) {
        var known = new ArrayList<>(all().stream().map(Setting::argumentName).toList());
        known.add(CONFIG);
        var afterUnknown = false;
        for (var word : words) {
            var option = word.startsWith("--");
            if (option || !afterUnknown) {
                given.unknown(word.replaceFirst("=.*", ""), "the arguments", known);
            }
            // the word after an unknown argument is most likely its value
            afterUnknown = option && !word.contains("=");
        }
    }

    private static Settings compose(GivenSettings given) {
        var data = given.get(DATA_DIR);
        return new Settings(
                new StoreSettings(data, given.get(DATABASE_URL), given.get(DATABASE_POOL), given.get(REDIS_URL)),
                gateway(given, media(given, data)),
                media(given, data),
                new GenerationSettings(
                        given.get(SITE_INSTANCES),
                        given.get(SITE_START_TIMEOUT),
                        given.get(SITE_WARM_UP),
                        given.get(SITE_DRAIN),
                        given.get(SITE_STUCK_AFTER)),
                new ReloadSettings(given.get(RELOAD_TOUCH), given.get(RELOAD_WATCH)),
                given.get(DEMO),
                new DeploySettings(data, given.get(DEPLOY_BRANCH), given.get(DEPLOY_BUILD), given.get(DEPLOY_KEEP)),
                new LogSettings(given.get(LOG_LEVEL), given.get(LOG_FILE).map(data::resolve)));
    }

    private static GatewaySettings gateway(GivenSettings given, Media media) {
        return new GatewaySettings(
                given.get(HTTP_HOST),
                given.get(HTTP_PORT),
                given.get(HTTP_URL),
                given.get(HTTP_ORIGINS),
                given.get(HTTP_TRUSTED_PROXIES),
                RequestLimits.of(given.get(HTTP_BODY_LIMIT)),
                below(given.get(DATA_DIR), given.get(ACCESS_LOG)),
                media.incoming(),
                given.get(SHUTDOWN_GRACE),
                new SessionSettings(given.get(SESSION_IDLE), given.get(SESSION_LIFETIME), given.get(SESSION_KEY_TTL)),
                socket(given));
    }

    /** By its whole path, whatever folder the process is in. */
    private static Media media(GivenSettings given, Path data) {
        return new Media(
                data.toAbsolutePath().normalize().resolve("media"),
                given.get(FILES_LIMIT),
                given.get(FILES_PER_ACCOUNT),
                given.get(FILES_IN_ALL));
    }

    private static SocketSettings socket(GivenSettings given) {
        return new SocketSettings(
                given.get(SOCKET_HEARTBEAT),
                given.get(SOCKET_TIMEOUT),
                given.get(SOCKET_FRAME_LIMIT),
                given.get(SOCKET_BUDGET),
                given.get(SOCKET_RATE),
                given.get(SOCKET_BURST),
                given.get(SOCKET_PER_ACCOUNT),
                given.get(SOCKET_PER_ADDRESS),
                given.get(SOCKET_FRAME_TIMEOUT));
    }

    private static AccessLogTarget below(Path data, AccessLogTarget target) {
        return target instanceof AccessLogTarget.ToFile file
                ? new AccessLogTarget.ToFile(data.resolve(file.path()))
                : target;
    }
}

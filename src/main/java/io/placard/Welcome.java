package io.placard;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What an empty database is given at the first start: the demo conference, or a one-time link that makes the first
 * account; and what whoever started Placard is told of it.
 */
record Welcome(boolean demo, String firstAccountToken) {

    private static final Duration LOADING = Duration.ofMinutes(2);

    static Welcome prepare(Core core, Settings settings) {
        var wanted =
                switch (settings.demo()) {
                    case AUTO -> core.servers().embeddedDatabase();
                    case ON -> true;
                    case OFF -> false;
                };
        if (wanted && core.command(List.of("demo", "load"), LOADING) == 0) {
            return new Welcome(true, null);
        }
        var token = core.secrets().next();
        var offered = core.command(List.of("account", "first", token), LOADING) == 0;
        return new Welcome(false, offered ? token : null);
    }

    /** Lines for standard output. */
    List<String> lines(URI url) {
        if (demo) {
            return List.of(
                    "",
                    "The demo conference is loaded. All of its accounts have the password placard-demo:",
                    "  ada (secretariat)   vera (verifier)   chen (chair)   farah, kofi (delegates)",
                    "  pia (press)         olive (observer)  max (deactivated)",
                    "");
        }
        return firstAccountToken == null
                ? List.of()
                : List.of(
                        "",
                        "There is no account yet. This link makes the first one, which may do everything; it works once:",
                        "  " + url.resolve("/first-account/" + firstAccountToken),
                        "");
    }
}

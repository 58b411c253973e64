package io.placard;

import io.placard.generation.Generation;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What an empty database is given at the first start: the demo conference, or a one-time link that makes the first
 * account; and what whoever started Placard is told of it.
 */
record Welcome(boolean demo, String firstAccountToken) {

    private static final Duration LOADING = Duration.ofMinutes(2);

    static Welcome prepare(Core core, Generation generation, Settings settings) {
        var wanted =
                switch (settings.demo()) {
                    case AUTO -> core.servers().embeddedDatabase();
                    case ON -> true;
                    case OFF -> false;
                };
        if (wanted && run(core, generation, settings, List.of("demo", "load")) == 0) {
            return new Welcome(true, null);
        }
        var token = core.secrets().next();
        var offered = run(core, generation, settings, List.of("account", "first", token)) == 0;
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

    private static int run(Core core, Generation generation, Settings settings, List<String> words) {
        return Placard.within(generation.run(core.site(generation, settings), words), LOADING);
    }
}

package io.placard;

import io.placard.gateway.ManyUses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Placard for a load test, not for anything else: first so many accounts are signed in and their cookies and session keys
 * written to files, then it serves. Arguments: how many accounts, the cookies' file, the keys' file, settings.
 */
public final class BenchServer {

    private BenchServer() {}

    public static void main(String[] arguments) throws InterruptedException {
        var settings = settings(arguments);
        Logs.apply(settings.log());
        Placard.run(settings, List.of("demo", "load"));
        var made = Placard.run(
                settings,
                List.of("demo", "--accounts", arguments[0], "--cookies", arguments[1], "--session-keys", arguments[2]));
        if (made != 0) {
            System.exit(made);
        }
        var placard = Placard.start(settings, ManyUses::gateway);
        Runtime.getRuntime().addShutdownHook(new Thread(placard::close));
        System.out.println("Placard serves " + placard.url());
        Thread.currentThread().join();
    }

    private static Settings settings(String[] arguments) {
        var words = new ArrayList<>(List.of(arguments).subList(3, arguments.length));
        words.addAll(List.of("--session.key.ttl=1h", "--demo=on"));
        return Settings.read(words, Map.of());
    }
}

package io.placard;

import io.placard.store.Migrations;
import io.placard.store.Servers;
import io.placard.store.StartException;
import io.placard.store.StoreSettings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says of each thing that Placard needs whether it is there. */
@Command(name = "check", description = "Check the settings, the database, Redis and the tables, a line each.")
final class CheckCommand implements Callable<Integer> {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Parameters(arity = "0..*", paramLabel = "--NAME=VALUE", description = "Settings, see below.")
    private List<String> words = List.of();

    @Override
    public Integer call() {
        var settings = read();
        if (settings.isEmpty()) {
            return 1;
        }
        Logs.apply(settings.get().log());
        return checked(settings.get().store()) ? 0 : 1;
    }

    private Optional<Settings> read() {
        try {
            var settings = Settings.read(words, System.getenv());
            say("settings", "ok");
            return Optional.of(settings);
        } catch (WrongSettings wrong) {
            wrong.problems().forEach(sentence -> say("settings", sentence));
            return Optional.empty();
        }
    }

    private static boolean checked(StoreSettings settings) {
        var database = Servers.databaseTrouble(settings);
        var redis = Servers.redisTrouble(settings);
        if (database.isPresent() || redis.isPresent()) {
            say("database", database.orElse("ok"));
            say("redis", redis.orElse("ok"));
            say("tables", "not checked");
            return false;
        }
        try (var servers = Servers.join(settings)) {
            say("database", settings.databaseUrl().isPresent() ? "ok" : "ok, Placard's own");
            say("redis", settings.redisUrl().isPresent() ? "ok" : "ok, Placard's own");
            return upToDate(servers);
        } catch (StartException failed) {
            say("servers", failed.getMessage());
            return false;
        }
    }

    private static boolean upToDate(Servers servers) {
        try {
            var pending = Migrations.pending(servers.databaseUrl(), Main.class.getClassLoader());
            say("tables", pending.isEmpty() ? "ok" : "to be migrated: " + String.join(", ", pending));
            return pending.isEmpty();
        } catch (StartException failed) {
            say("tables", failed.getMessage());
            return false;
        }
    }

    private static void say(String what, String how) {
        System.out.printf("%-10s %s%n", what, how);
    }
}

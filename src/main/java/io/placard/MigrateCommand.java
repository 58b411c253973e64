package io.placard;

import io.placard.store.Migrations;
import io.placard.store.Servers;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings the tables up to date, which {@code serve} does by itself. */
@Command(name = "migrate", description = "Bring the database's tables up to date; serve does so by itself.")
final class MigrateCommand implements Callable<Integer> {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Parameters(arity = "0..*", paramLabel = "--NAME=VALUE", description = "Settings, see below.")
    private List<String> words = List.of();

    @Override
    public Integer call() {
        var settings = Settings.read(words, System.getenv());
        Logs.apply(settings.log());
        try (var servers = Servers.join(settings.store())) {
            var applied = Migrations.migrate(servers.databaseUrl(), Main.class.getClassLoader());
            System.out.println(applied == 0 ? "The tables were up to date." : "Applied " + applied + " migrations.");
        }
        return 0;
    }
}

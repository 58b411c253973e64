package io.placard.site.demo;

import static io.vertx.core.Future.await;

import io.placard.channel.SiteContext;
import io.placard.site.accounts.Accounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Loads the demo conference; makes signed-in accounts for load tests. On virtual threads. */
public final class DemoCommands {

    private static final int NOT_EMPTY = 3;

    private final SiteContext context;
    private final DemoParts parts;
    private final Accounts accounts;
    private final DemoStore store;

    public DemoCommands(SiteContext context, DemoParts parts) {
        this.context = context;
        this.parts = parts;
        this.accounts = parts.accounts();
        this.store = new DemoStore(context.postgres());
    }

    /** The process's exit status. */
    public int run(List<String> words) {
        return new CommandLine(new LoadTest())
                .addSubcommand("load", new Load())
                .setUnmatchedArgumentsAllowed(false)
                .execute(words.toArray(String[]::new));
    }

    /** Loads the demo conference into an empty database; done already, it changes nothing. Ends with 3 where another is there. */
    @Command(name = "load", description = "Load the demo conference into an empty database.")
    private final class Load implements Callable<Integer> {

        @Override
        public Integer call() {
            if (store.loaded()) {
                return 0;
            }
            if (!accounts.empty()) {
                return NOT_EMPTY;
            }
            new DemoLoader(store, parts, context.clock().instant()).load();
            return 0;
        }
    }

    /** Makes accounts and signs them in. */
    @Command(
            name = "placard demo",
            mixinStandardHelpOptions = true,
            description = "Make signed-in accounts for load tests, on a demo conference only.")
    private final class LoadTest implements Callable<Integer> {

        @Option(names = "--accounts", paramLabel = "N", description = "How many, 1 to 10,000.")
        private int count;

        @Option(
                names = "--session-keys",
                paramLabel = "FILE",
                description = "Write a session key a line; each opens one socket, within session.key.ttl.")
        private Path keysFile;

        @Option(
                names = "--keys-per-account",
                paramLabel = "K",
                defaultValue = "1",
                description = "Session keys for each account (default: ${DEFAULT-VALUE}).")
        private int keysEach;

        @Option(names = "--cookies", paramLabel = "FILE", description = "Write a session cookie's value a line.")
        private Path cookiesFile;

        @Override
        public Integer call() throws IOException {
            if (count < 1 || count > 10_000 || keysEach < 1 || keysEach > 1_000) {
                System.err.println("--accounts takes 1 to 10,000, --keys-per-account 1 to 1,000.");
                return 2;
            }
            if (!store.loaded()) {
                System.err.println("This is not a demo conference; accounts for load tests have no place here.");
                return 1;
            }
            var cookies = new ArrayList<String>();
            var hash = accounts.hash(DemoLoader.PASSWORD);
            for (var number = 1; number <= count; number++) {
                var account = store.loadAccount(number, hash, context.clock().instant());
                cookies.add(await(context.logins().begin(account.id(), account.epoch())));
            }
            write(cookiesFile, cookies);
            write(keysFile, keysFile == null ? List.of() : keys(cookies));
            System.out.println(count + " accounts are signed in.");
            return 0;
        }

        /** Round by round, so that neighbours in the file are different accounts. */
        private List<String> keys(List<String> cookies) {
            var keys = new ArrayList<String>();
            for (var round = 0; round < keysEach; round++) {
                for (var cookie : cookies) {
                    keys.add(await(context.logins().sessionKey(cookie)));
                }
            }
            return keys;
        }

        private static void write(Path file, List<String> lines) throws IOException {
            if (file != null) {
                Files.write(file, lines);
            }
        }
    }
}

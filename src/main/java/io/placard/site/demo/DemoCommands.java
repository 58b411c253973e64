package io.placard.site.demo;

import static io.vertx.core.Future.await;

import io.placard.channel.SiteContext;
import io.placard.site.accounts.Accounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
                .addSubcommand("remove", new Remove())
                .setUnmatchedArgumentsAllowed(false)
                .execute(words.toArray(String[]::new));
    }

    /** Loads the demo conference into an empty database; done already, it changes nothing. Ends with 3 where another is, or where it was removed. */
    @Command(name = "load", description = "Load the demo conference into an empty database.")
    private final class Load implements Callable<Integer> {

        @Override
        public Integer call() {
            if (store.here()) {
                return 0;
            }
            if (store.loaded() || !accounts.empty()) {
                return NOT_EMPTY;
            }
            new DemoLoader(store, parts, context.clock().instant()).load();
            return 0;
        }
    }

    /** Removes the demo conference. Ends with 1 where there is none, 2 when it was not confirmed. */
    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Remove the demo conference with all its people and all that was written in it.")
    private final class Remove implements Callable<Integer> {

        @Option(names = "--yes", description = "Do it; there is no way back.")
        private boolean yes;

        @Option(names = "--all", description = "Also the accounts that did not come with the demo, and all of theirs.")
        private boolean all;

        @Override
        public Integer call() {
            if (!store.here()) {
                System.err.println("There is no demo conference here.");
                return 1;
            }
            var removal = new DemoRemoval(parts.journal(), store, parts.audit());
            var others = removal.others();
            if (!others.isEmpty() && !all) {
                System.err.printf(
                        "%d accounts did not come with the demo, such as %s. With --all they go too, and all of theirs.%n",
                        others.size(), others.getFirst());
                return 1;
            }
            if (!yes) {
                System.err.println(
                        "All people of this conference, their articles, comments and files, and the audit log"
                                + " would go for good. Add --yes to do it; \"placard export FILE\" keeps a copy.");
                return 2;
            }
            if (!removal.remove(Set.copyOf(others), context.clock().instant())) {
                System.err.println("Somebody has made an account meanwhile; nothing was changed. Try again.");
                return 1;
            }
            System.out.println("The demo is gone. Start Placard anew: it prints the link for the first account.");
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
            if (!store.here()) {
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

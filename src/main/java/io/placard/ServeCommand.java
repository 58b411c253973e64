package io.placard;

import io.placard.store.StartException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts Placard and keeps it running until SIGTERM or Ctrl-C. */
@Command(name = "serve", description = "Start Placard; Ctrl-C or SIGTERM stops it.")
final class ServeCommand implements Callable<Integer> {

    private static final int LONGEST_START_SECONDS = 120;

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
        try (var notify = Notify.open(System.getenv())) {
            serve(settings, notify);
        }
        return 0;
    }

    /** Returns when a successor has taken over; else the hook below ends the process while this waits. */
    private static void serve(Settings settings, Notify notify) {
        var started = new CompletableFuture<Placard>();
        var restarts = new CompletableFuture<Restart>();
        // before the start, so that a signal in the middle of it leaves no server behind
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started, restarts, notify), "placard-stop"));
        try {
            started.complete(start(settings, notify));
        } catch (RuntimeException | Error failed) {
            started.completeExceptionally(failed);
            throw failed;
        }
        var placard = started.join();
        var restart = new Restart(placard, settings, notify);
        restarts.complete(restart);
        placard.site().desk().put("restart", restart);
        placard.site().desk().put(TakeOver.WORD, restart::hear);
        var url = placard.url();
        placard.greeting().forEach(System.out::println);
        System.out.println("Placard serves " + url + " (Ctrl-C stops it)");
        notify.ready("serving " + url);
        if (notify.watched()) {
            notify.watch(new Health(url)::answers);
        }
        ReloadTriggers.open(started.join(), notify, settings.reload());
        stopWithParent();
        restart.left().join();
    }

    private static Placard start(Settings settings, Notify notify) {
        var takeOver = TakeOver.begin(settings);
        if (takeOver.isEmpty()) {
            notify.status("starting");
            return Placard.start(settings);
        }
        try {
            return Placard.start(settings, takeOver.get());
        } catch (StartException failed) {
            takeOver.get().failed(failed.getMessage());
            throw failed;
        }
    }

    /** Maven does not pass a SIGTERM on, so a Placard that was started by {@code mvn} watches its parent itself. */
    private static void stopWithParent() {
        if (Boolean.getBoolean("placard.stop-with-parent")) {
            ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
        }
    }

    private static void stop(CompletableFuture<Placard> started, CompletableFuture<Restart> restarts, Notify notify) {
        try {
            notify.stopping();
            var placard = started.get(LONGEST_START_SECONDS, TimeUnit.SECONDS);
            restarts.thenAccept(Restart::cancel);
            placard.close();
            placard.site().desk().finish();
        } catch (Exception neverStarted) {
            // its reason was told where the start failed
        } finally {
            Logs.end();
        }
    }
}

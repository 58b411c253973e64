package io.placard;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
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
    public Integer call() throws InterruptedException {
        var settings = Settings.read(words, System.getenv());
        Logs.apply(settings.log());
        try (var notify = Notify.open(System.getenv())) {
            serve(settings, notify);
        }
        return 0;
    }

    /** Returns only by an exception: the hook below ends the process while this waits. */
    private static void serve(Settings settings, Notify notify) throws InterruptedException {
        var started = new CompletableFuture<Placard>();
        // before the start, so that a signal in the middle of it leaves no server behind
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started, notify), "placard-stop"));
        try {
            notify.status("starting");
            started.complete(Placard.start(settings));
        } catch (RuntimeException | Error failed) {
            started.completeExceptionally(failed);
            throw failed;
        }
        var url = started.join().url();
        started.join().greeting().forEach(System.out::println);
        System.out.println("Placard serves " + url + " (Ctrl-C stops it)");
        notify.ready("serving " + url);
        if (notify.watched()) {
            notify.watch(new Health(url)::answers);
        }
        ReloadTriggers.open(started.join(), notify, settings.reload());
        stopWithParent();
        new CountDownLatch(1).await();
    }

    /** Maven does not pass a SIGTERM on, so a Placard that was started by {@code mvn} watches its parent itself. */
    private static void stopWithParent() {
        if (Boolean.getBoolean("placard.stop-with-parent")) {
            ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
        }
    }

    private static void stop(CompletableFuture<Placard> started, Notify notify) {
        try {
            notify.stopping();
            started.get(LONGEST_START_SECONDS, TimeUnit.SECONDS).close();
        } catch (Exception neverStarted) {
            // its reason was told where the start failed
        } finally {
            Logs.end();
        }
    }
}

package io.placard;

import io.placard.generation.BeyondGeneration;
import io.placard.generation.Build;
import io.placard.generation.BuildFacts;
import io.placard.generation.Generations;
import io.placard.generation.ReloadFailed;
import io.placard.generation.Reloads;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The commands {@code reload}, {@code generations} and {@code serving}, on a plain thread. */
record GenerationCommands(Reloads reloads, Generations generations, GenerationLog log) {

    /** The exit status of a reload that only a new process can do. */
    static final int NEEDS_RESTART = 3;

    private static final int FAILED = 1;
    private static final int WRONG = 2;
    private static final int LISTED = 20;
    private static final int SHORT = 7;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** {@code reload [JAR]} */
    int reload(List<String> words, Consumer<String> say) {
        if (words.size() > 1) {
            say.accept("reload takes one jar at the most.");
            return WRONG;
        }
        var build = words.stream().findFirst().map(Path::of).map(Build::new);
        if (build.isPresent() && !Files.exists(build.get().path())) {
            say.accept("There is no file " + build.get().path() + "; nothing was changed.");
            return WRONG;
        }
        return reload(build, say);
    }

    /** Reloads, and says how it ended in words that tell what to do. */
    int reload(Optional<Build> build, Consumer<String> say) {
        try {
            reloads.reload(build, say);
            return 0;
        } catch (BeyondGeneration beyond) {
            say.accept(
                    "This build needs a new process: %s. Nothing was changed; \"placard restart%s\" does it without losing anyone."
                            .formatted(
                                    beyond.getMessage(),
                                    build.map(jar -> " " + jar.path()).orElse("")));
            return NEEDS_RESTART;
        } catch (ReloadFailed failed) {
            say.accept(failed.getMessage());
            say.accept(generations
                    .current()
                    .map(serving -> "generation " + serving.number() + " goes on serving")
                    .orElse("no generation serves"));
            return FAILED;
        }
    }

    /** {@code serving}: for programs, in JSON; nothing in it while no generation serves. */
    int serving(List<String> words, Consumer<String> say) {
        var answer = new JsonObject();
        generations.current().ifPresent(now -> answer.put("generation", now.number())
                .put("commit", BuildFacts.of(now.build()).commit()));
        say.accept(answer.encode());
        return 0;
    }

    /** {@code generations} */
    int list(List<String> words, Consumer<String> say) {
        say.accept(line("number", "revision", "state", "since (UTC)", "pages", "frames", "faults", "why it ended"));
        log.latest(LISTED).forEach(row -> say.accept(line(row)));
        say.accept(
                "class loaders alive: %d, frames waiting: %d".formatted(reloads.loadersAlive(), generations.waiting()));
        return 0;
    }

    private String line(Row row) {
        var number = row.getInteger("number");
        var serving = generations.current().filter(current -> current.number() == number);
        var revision = row.getString("revision");
        return line(
                number,
                revision.isEmpty()
                        ? row.getString("version")
                        : revision.substring(0, Math.min(SHORT, revision.length())),
                row.getString("state"),
                TIME.format(since(row).withOffsetSameInstant(ZoneOffset.UTC)),
                serving.map(now -> now.work().pages()).orElse(row.getLong("pages")),
                serving.map(now -> now.work().frames()).orElse(row.getLong("frames")),
                serving.map(now -> now.work().faults()).orElse(row.getLong("faults")),
                row.getString("why"));
    }

    private static OffsetDateTime since(Row row) {
        var ended = row.getOffsetDateTime("ended_at");
        var served = row.getOffsetDateTime("served_at");
        return ended != null ? ended : served != null ? served : row.getOffsetDateTime("begun_at");
    }

    private static String line(Object... cells) {
        return "%-7s %-10s %-9s %-20s %9s %9s %7s  %s".formatted(cells).stripTrailing();
    }
}

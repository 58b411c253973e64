package io.placard.deploy;

import io.placard.store.StartException;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Lists the releases, with what serves now by the running Placard's own word. */
public final class Listing {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final DeploySettings settings;
    private final Consumer<String> say;
    private final Releases releases;

    public Listing(DeploySettings settings, Surroundings around) {
        this.settings = settings;
        this.say = around.say();
        this.releases = new Releases(settings.folder());
    }

    /** Says a line for each release, newest first, and then what no line of these can tell. */
    public void run() {
        try {
            var all = releases.all();
            if (all.isEmpty()) {
                say.accept("Nothing was deployed to %s yet.".formatted(settings.dataFolder()));
                return;
            }
            tell(all);
        } catch (IOException problem) {
            throw new StartException("The releases cannot be read: %s.".formatted(problem), problem);
        }
    }

    private void tell(List<Release> all) throws IOException {
        Optional<Served> served = Optional.empty();
        var remark = "No Placard runs on %s.".formatted(settings.dataFolder());
        try {
            served = new RunningPlacard(settings.dataFolder(), Terminal.steps(say)).serves();
            remark = served.map(now -> remark(now, all)).orElse(remark);
        } catch (DeployFailed silent) {
            remark = silent.getMessage();
        }
        var serves = served.map(Served::commit).orElse("");
        var next = releases.current().map(Release::commit).orElse("");
        for (var release : all) {
            say.accept(line(release, serves, next));
            if (!release.cause().isEmpty()) {
                say.accept("         " + release.cause());
            }
        }
        if (!remark.isEmpty()) {
            say.accept(remark);
        }
    }

    /** Empty where what serves is one of the releases. */
    private static String remark(Served now, List<Release> all) {
        if (now.generation() == 0) {
            return "The running Placard serves nothing just now.";
        }
        if (all.stream().anyMatch(release -> release.commit().equals(now.commit()))) {
            return "";
        }
        return "What serves is none of these: generation %d, %s."
                .formatted(
                        now.generation(),
                        now.commit().isEmpty()
                                ? "from a build without -Dplacard.commit"
                                : "built from " + Terminal.plain(now.commit()));
    }

    private static String line(Release release, String serves, String next) {
        var state = release.commit().equals(serves)
                ? "serves"
                : release.commit().equals(next)
                        ? "next"
                        : release.state().name().toLowerCase(Locale.ROOT);
        return "%s  %s  %-6s  %s"
                .formatted(
                        release.shortCommit(),
                        TIME.format(release.at().atZone(ZoneId.systemDefault())),
                        state,
                        release.subject());
    }
}

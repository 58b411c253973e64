package io.placard;

import io.placard.generation.Build;
import io.placard.generation.ReloadFailed;
import io.placard.generation.Reloads;
import io.placard.generation.Supervisor;
import io.placard.store.StartException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** The site in this process: loaded, watched, reloaded by whoever may ask. Blocking. */
final class SiteLife {

    private static final String COPIES = "generations";

    private final Core core;
    private final Path data;
    private final Reloads reloads;
    private final Supervisor supervisor;
    private final GenerationCommands commands;
    private final AdminDesk desk = new AdminDesk();

    SiteLife(Core core, Settings settings) {
        this.core = core;
        this.data = settings.store().dataDirectory();
        var log = new GenerationLog(core.postgres().pool(), core.clock());
        var host = new SiteHost(core, log);
        this.reloads = new Reloads(core.vertx(), core.generations(), host, settings.generation(), data.resolve(COPIES));
        this.supervisor = new Supervisor(core.generations(), reloads, host, settings.generation());
        this.commands = new GenerationCommands(reloads, core.generations(), log);
        log.bury();
    }

    /**
     * Loads the first generation.
     *
     * @throws StartException in a sentence, when it cannot serve
     */
    void begin() {
        try {
            reloads.reload(Optional.empty(), line -> {});
        } catch (ReloadFailed failed) {
            throw new StartException("The site cannot be started. " + failed.getMessage(), failed);
        }
    }

    /** From now on it is watched, and the administrator may ask. */
    void open() {
        supervisor.start();
        desk.put("reload", commands::reload);
        desk.put("generations", commands::list);
        desk.put("serving", commands::serving);
        desk.open(data);
    }

    /** What is answered over the admin socket; words may be added. */
    AdminDesk desk() {
        return desk;
    }

    /** See {@link GenerationCommands#reload}. */
    int reload(Optional<Build> build, Consumer<String> say) {
        return commands.reload(build, say);
    }

    /** The lives of its generations. */
    Reloads reloads() {
        return reloads;
    }

    /** Takes no more questions; what is under way in the site goes on. */
    void close() {
        desk.close();
        supervisor.close();
    }

    /** Ends the last generation. */
    void end(Duration most) {
        reloads.stop(most);
    }
}

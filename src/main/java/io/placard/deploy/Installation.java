package io.placard.deploy;

import io.placard.store.StartException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The bare repository and its hook. */
public final class Installation {

    private static final String TEMPLATE = "pre-receive";
    private static final List<String> NAMES = List.of("pre-receive", "post-receive");
    private static final String MARK = "placard deploy init";

    private final DeploySettings settings;
    private final Surroundings around;

    public Installation(DeploySettings settings, Surroundings around) {
        this.settings = settings;
        this.around = around;
    }

    /**
     * Makes what is missing, renews the hook, and tells how to push.
     *
     * @param wanted where the repository is or shall be; empty: in the data folder
     * @param arguments settings with which the hook runs
     * @throws StartException when the repository is none, or belongs to somebody else, or has another hook
     */
    public void run(Optional<Path> wanted, List<String> arguments) {
        var repository = wanted.map(path -> path.toAbsolutePath().normalize())
                .orElse(settings.folder().resolve("site.git"));
        try {
            refuseForeign(settings.dataFolder().toAbsolutePath());
            refuseOther(repository);
            Files.createDirectories(settings.folder().resolve("releases"));
            Files.setPosixFilePermissions(settings.folder(), PosixFilePermissions.fromString("rwx------"));
            var there = Files.exists(repository.resolve("HEAD"));
            new Git(repository, around.environment()).init(settings.ref());
            say("repository  %s (%s)", repository, there ? "kept" : "made");
            var hook = hook(repository);
            write(hook, text(arguments));
            // a tool that fails is the reason to run this again
            Files.deleteIfExists(settings.folder().resolve("tool"));
            say("hook        %s (written)", hook);
            tell(repository);
        } catch (IOException problem) {
            throw new StartException("The repository %s cannot be made: %s.".formatted(repository, problem), problem);
        } catch (DeployFailed failed) {
            throw new StartException(failed.getMessage(), failed);
        }
    }

    private void tell(Path repository) throws IOException {
        var host = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        say("Where you work on the site:");
        say("  git remote add placard ssh://%s@%s%s", System.getProperty("user.name"), host, repository);
        say("  git push placard %s", settings.branch());
    }

    /** The hook's name may have been changed on purpose; it works as either. */
    private static Path hook(Path repository) throws IOException {
        var hooks = repository.resolve("hooks");
        for (var name : NAMES) {
            var hook = hooks.resolve(name);
            if (Files.exists(hook) && Files.readString(hook).contains(MARK)) {
                return hook;
            }
        }
        var hook = hooks.resolve(TEMPLATE);
        if (Files.exists(hook)) {
            throw new StartException(
                    "%s is a hook that somebody else wrote; move it away, and run this again.".formatted(hook));
        }
        return hook;
    }

    private String text(List<String> arguments) throws IOException {
        try (var template = Installation.class.getResourceAsStream(TEMPLATE)) {
            var tool = around.tool();
            return new String(template.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@JAVA@", quoted(tool.java().toString()))
                    .replace("@OPTIONS@", String.join(" ", Tool.OPTIONS))
                    .replace("@CLASS_PATH@", quoted(tool.classPath()))
                    .replace("@TOOL@", quoted(settings.folder().resolve("tool").toString()))
                    .replace(
                            "@SETTINGS@",
                            arguments.stream().map(Installation::quoted).collect(Collectors.joining(" ")));
        }
    }

    /** One word to a shell, whatever is in it. */
    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private static void write(Path hook, String text) throws IOException {
        Files.createDirectories(hook.getParent());
        var fresh = hook.resolveSibling(hook.getFileName() + ".new");
        Files.writeString(fresh, text);
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(fresh, hook, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void refuseOther(Path repository) throws IOException {
        if (!Files.exists(repository)) {
            return;
        }
        try (var files = Files.list(repository)) {
            var bare = Files.isDirectory(repository.resolve("objects")) && Files.exists(repository.resolve("HEAD"));
            if (!bare && files.findAny().isPresent()) {
                throw new StartException(
                        "%s is no bare repository; give a path where nothing is yet.".formatted(repository));
            }
        }
    }

    /** Placard and those who push must be the same user, since the admin socket is its owner's alone. */
    private static void refuseForeign(Path folder) throws IOException {
        if (Files.exists(folder)
                && !Files.getAttribute(folder, "unix:uid")
                        .equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
            var owner = Files.getOwner(folder).getName();
            throw new StartException(
                    "The data folder %s belongs to the user %s; run this as %s.".formatted(folder, owner, owner));
        }
    }

    private void say(String form, Object... words) {
        around.say().accept(form.formatted(words));
    }
}

package io.placard.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The git of this machine, on one bare repository. */
final class Git {

    private static final Duration MOST = Duration.ofMinutes(2);

    /** What a hook needs of its own environment to see the objects of a push that is not yet taken. */
    private static final Set<String> OF_A_PUSH =
            Set.of("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_QUARANTINE_PATH");

    private final Path repository;
    private final Map<String, String> environment;

    /** @param surroundings the environment of this process */
    Git(Path repository, Map<String, String> surroundings) {
        this.repository = repository;
        this.environment = new HashMap<>(without(surroundings, "GIT_"));
        surroundings.forEach((name, value) -> {
            if (OF_A_PUSH.contains(name)) {
                environment.put(name, value);
            }
        });
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("LC_ALL", "C.UTF-8");
    }

    /** An environment without what git tells its hooks, which would lead another git to the wrong repository. */
    static Map<String, String> without(Map<String, String> environment, String prefix) {
        var rest = new HashMap<>(environment);
        rest.keySet().removeIf(name -> name.startsWith(prefix));
        return rest;
    }

    Path repository() {
        return repository;
    }

    /** Makes the repository, or keeps the one that is there; its first branch is not yet born. */
    void init(String ref) throws IOException {
        Files.createDirectories(repository);
        git(Map.of(), List.of("init", "--quiet", "--bare", repository.toString()));
        in("symbolic-ref", "HEAD", ref);
        // a hooks folder that the user's own settings name would leave ours unseen
        in("config", "core.hooksPath", repository.resolve("hooks").toString());
        in("config", "receive.fsckObjects", "true");
        in("config", "core.logAllRefUpdates", "true");
    }

    /** @return the first line of the commit's message */
    String subject(String commit) throws IOException {
        return Terminal.plain(in("log", "-1", "--no-show-signature", "--format=%s", commit, "--")
                .strip());
    }

    /** @return the commit that a ref names; zeros when there is no such ref */
    String at(PushedRef ref) throws IOException {
        var found = in("for-each-ref", "--format=%(objectname) %(refname)", ref.name());
        return found.lines()
                .filter(line -> line.endsWith(" " + ref.name()))
                .map(line -> line.split(" ", 2)[0])
                .findFirst()
                .orElse("0".repeat(ref.commit().length()));
    }

    /** Writes the commit's files into a new folder. Names that lead out of it are refused by git. */
    void checkOut(String commit, Path folder) throws IOException {
        Files.createDirectories(folder);
        var index = folder.resolveSibling("index");
        var variables = Map.of("GIT_INDEX_FILE", index.toString());
        git(variables, of("read-tree", commit));
        git(variables, of("--work-tree=" + folder, "checkout-index", "--all", "--force"));
        Files.delete(index);
    }

    private String in(String... words) throws IOException {
        return git(Map.of(), of(words));
    }

    private List<String> of(String... words) {
        var all = new ArrayList<>(List.of("--git-dir=" + repository));
        all.addAll(List.of(words));
        return all;
    }

    private String git(Map<String, String> variables, List<String> words) throws IOException {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(words);
        var all = new HashMap<>(environment);
        all.putAll(variables);
        var ended = new Program(command, repository, all).answer(MOST);
        if (ended.status() != 0) {
            throw DeployFailed.before("git failed: %s."
                    .formatted(Terminal.plain(ended.output().strip().replace('\n', ' '))));
        }
        return ended.output();
    }
}

package io.placard.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real pushes to a real bare repository with the hook that {@code placard deploy init} wrote. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class PushTest {

    @TempDir
    private Path folder;

    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        stage = new Stage(folder);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void a_push_is_built_and_served_and_every_step_is_told_with_its_time() throws Exception {
        stage.runs(0, "migrate 3 ... ok 0.2 s", "swap ... ok 0.0 s", "generation 2 serves");
        var commit = stage.commit("one");
        var pushed = stage.push("main");
        assertEquals(0, pushed.status(), pushed.output());
        for (var step : List.of("lock", "check out " + commit.substring(0, 7), "build", "prune")) {
            assertTrue(
                    pushed.output().matches("(?s).*remote: " + step + " \\.\\.\\. ok \\d+\\.\\d s.*"), pushed.output());
        }
        assertTrue(pushed.output().contains("remote: migrate 3 ... ok 0.2 s"), pushed.output());
        assertTrue(pushed.output().contains("Show one"), pushed.output());
        assertEquals(List.of("reload one"), stage.asked);
        assertEquals(commit, stage.branch("main"));
        assertEquals(Release.State.GOOD, stage.release(commit).state());
        assertEquals(commit, stage.releases().current().orElseThrow().commit());
        assertFalse(Files.exists(stage.releases().folder(commit).resolve("source")));
        assertEquals(
                "library\n", Files.readString(stage.releases().folder(commit).resolve("lib/a.jar")));
    }

    @Test
    void a_second_push_takes_the_place_of_the_first_and_shares_its_libraries() throws Exception {
        stage.runs(0);
        var first = stage.commit("one");
        stage.push("main");
        var second = stage.commit("two");
        assertEquals(0, stage.push("main").status());
        assertEquals(List.of("reload one", "reload two"), stage.asked);
        var releases = stage.releases();
        assertEquals(
                Files.getAttribute(releases.folder(first).resolve("lib/a.jar"), "unix:ino"),
                Files.getAttribute(releases.folder(second).resolve("lib/a.jar"), "unix:ino"));
        assertEquals(2, stage.list().size());
        assertTrue(
                stage.list().getFirst().matches(second.substring(0, 7) + ".* serves +Show two"), stage.said::toString);
        assertTrue(stage.list().getLast().matches(first.substring(0, 7) + ".* good +Show one"), stage.said::toString);
    }

    @Test
    void other_branches_and_tags_are_taken_but_not_deployed() throws Exception {
        stage.runs(0);
        stage.commit("one");
        stage.git(stage.work, "tag", "v1");
        var pushed = stage.push("HEAD:refs/heads/main;touch${IFS}x", "HEAD:refs/heads/main2", "v1");
        assertEquals(0, pushed.status(), pushed.output());
        assertTrue(pushed.output().contains("main2 is not deployed; only main is"), pushed.output());
        assertTrue(pushed.output().contains("refs/tags/v1 is not deployed"), pushed.output());
        assertEquals(List.of(), stage.asked);
        var together = stage.push("main", "HEAD:refs/heads/main3");
        assertEquals(0, together.status(), together.output());
        assertEquals(List.of("reload one"), stage.asked);
        var deleted = stage.push(":main2");
        assertEquals(0, deleted.status(), deleted.output());
        assertEquals("", stage.branch("main2"));
    }

    @Test
    void the_branch_that_is_deployed_cannot_be_deleted() throws Exception {
        stage.runs(0);
        var commit = stage.commit("one");
        stage.push("main");
        var deleted = stage.push(":main");
        assertEquals(1, deleted.status(), deleted.output());
        assertTrue(deleted.output().contains("cannot be deleted"), deleted.output());
        assertEquals(commit, stage.branch("main"));
    }

    @Test
    void a_push_that_does_not_compile_is_refused_with_the_end_of_its_log() throws Exception {
        stage.runs(0);
        var good = stage.commit("one");
        stage.push("main");
        var broken = stage.commit("two", "seq 1 100; echo 'X.java:[3,1] error: \033[31m;\033[m expected'; exit 3");
        var pushed = stage.push("main");
        assertEquals(1, pushed.status(), pushed.output());
        assertTrue(pushed.output().contains("| X.java:[3,1] error: ; expected"), pushed.output());
        assertTrue(pushed.output().contains("ended with status 3"), pushed.output());
        assertTrue(pushed.output().contains("The site goes on as it was."), pushed.output());
        assertTrue(pushed.output().contains("| 80") && !pushed.output().contains("| 50"), pushed.output());
        assertEquals(List.of("reload one"), stage.asked);
        assertEquals(good, stage.branch("main"));
        assertEquals(good, stage.releases().current().orElseThrow().commit());
        assertEquals(Release.State.FAILED, stage.release(broken).state());
        var log = stage.releases().folder(broken).resolve("build.log");
        assertTrue(Files.readString(log).startsWith("1\n2\n"), "the whole log is kept");
        try (var left = Files.list(log.getParent())) {
            assertEquals(2, left.count(), "the log and the record are left");
        }
    }

    @Test
    void a_refused_reload_refuses_the_push_and_the_same_push_again_builds_nothing() throws Exception {
        stage.runs(
                1,
                "migrate 3 ... failed 0.1 s",
                "migration 3 of notices failed: no such table.",
                "generation 1 goes on");
        var commit = stage.commit("one", "echo built >> ../../../../builds; " + Stage.BUILD);
        var refused = stage.push("main");
        assertEquals(1, refused.status(), refused.output());
        assertTrue(refused.output().contains("did not take it: migration 3 of notices failed"), refused.output());
        assertEquals("", stage.branch("main"));
        assertEquals(Release.State.FAILED, stage.release(commit).state());
        assertTrue(stage.release(commit).cause().endsWith("no such table."));
        stage.runs(0);
        var again = stage.push("main");
        assertEquals(0, again.status(), again.output());
        assertTrue(again.output().contains("build ... not needed"), again.output());
        assertEquals("built\n", Files.readString(stage.data.resolve("builds")));
        assertEquals(Release.State.GOOD, stage.release(commit).state());
    }

    @Test
    void what_only_a_new_process_can_carry_is_asked_as_a_restart() throws Exception {
        stage.runs(3, "the gateway differs");
        stage.commit("one");
        var pushed = stage.push("main");
        assertEquals(0, pushed.status(), pushed.output());
        assertEquals(List.of("reload one", "restart one"), stage.asked);
    }

    @Test
    void a_refused_restart_refuses_the_push() throws Exception {
        stage.runs(
                3,
                "the gateway differs",
                "start new process ... failed 1.0 s",
                "it ended with status 1",
                "The old process goes on as before.");
        stage.restartStatus = 1;
        stage.commit("one");
        var pushed = stage.push("main");
        assertEquals(1, pushed.status(), pushed.output());
        assertTrue(pushed.output().contains("The restart was refused: it ended with status 1."), pushed.output());
        assertTrue(pushed.output().contains("The site goes on as it was."), pushed.output());
        assertEquals("", stage.branch("main"));
    }

    @Test
    void where_nobody_runs_the_release_is_built_and_the_next_push_finds_it_proved() throws Exception {
        var first = stage.commit("one");
        var pushed = stage.push("main");
        assertEquals(0, pushed.status(), pushed.output());
        var jar = stage.releases().jar(first);
        assertTrue(pushed.output().contains("java -jar " + jar + " serve"), pushed.output());
        assertEquals(Release.State.BUILT, stage.release(first).state());
        assertTrue(stage.list().getFirst().contains(" next "), stage.said::toString);
        stage.runs(0);
        stage.commit("two");
        try (var reader = Files.newInputStream(jar)) {
            assertEquals(0, stage.push("main").status());
        }
        assertEquals(Release.State.GOOD, stage.release(first).state());
    }

    @Test
    void going_back_to_an_older_commit_by_push_builds_nothing() throws Exception {
        stage.runs(0);
        var first = stage.commit("one");
        stage.push("main");
        stage.commit("two");
        stage.push("main");
        var back = stage.push("--force", first + ":main");
        assertEquals(0, back.status(), back.output());
        assertTrue(back.output().contains("build ... not needed"), back.output());
        assertEquals(List.of("reload one", "reload two", "reload one"), stage.asked);
    }

    @Test
    void the_same_hook_works_as_post_receive() throws Exception {
        stage.runs(1, "start ... failed 0.1 s", "it does not start.");
        var hooks = stage.repository.resolve("hooks");
        Files.move(hooks.resolve("pre-receive"), hooks.resolve("post-receive"));
        stage.init();
        assertFalse(Files.exists(hooks.resolve("pre-receive")));
        var commit = stage.commit("one");
        var pushed = stage.push("main");
        assertEquals(0, pushed.status(), "git does not ask a post-receive");
        assertTrue(pushed.output().contains("The site goes on as it was."), pushed.output());
        assertEquals(List.of("reload one"), stage.asked);
        assertEquals(commit, stage.branch("main"));
    }
}

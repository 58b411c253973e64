package io.placard.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.store.StartException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RollbackTest {

    @TempDir
    private Path folder;

    private Stage stage;
    private String first;
    private String second;

    @BeforeEach
    void push() throws Exception {
        stage = new Stage(folder);
        stage.runs(0);
        first = stage.commit("one");
        stage.push("main");
        second = stage.commit("two");
        stage.push("main");
        stage.asked.clear();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void a_rollback_serves_the_good_release_before_and_the_next_one_skips_what_was_left() throws Exception {
        stage.rollback();
        assertEquals(List.of("reload one"), stage.asked);
        assertTrue(stage.list().getFirst().contains(" left "), stage.said::toString);
        assertTrue(stage.list().getLast().contains(" serves "), stage.said::toString);
        stage.commit("three");
        assertEquals(0, stage.push("main").status());
        stage.rollback();
        assertEquals(first, stage.releases().current().orElseThrow().commit());
    }

    @Test
    void a_release_is_named_by_how_its_commit_begins() throws Exception {
        stage.rollback(first.substring(0, 8));
        stage.rollback(second.substring(0, 8));
        assertEquals(List.of("reload one", "reload two"), stage.asked);
        assertEquals(Release.State.GOOD, stage.release(second).state());
        assertEquals(Release.State.GOOD, stage.release(first).state());
    }

    @Test
    void where_there_is_nothing_before_it_says_so() {
        stage.rollback();
        assertThrows(StartException.class, () -> stage.rollback());
        assertThrows(StartException.class, () -> stage.rollback("ffffffff"));
        assertThrows(StartException.class, () -> stage.rollback("../../x"));
        assertEquals(List.of("reload one"), stage.asked);
    }

    @Test
    void a_release_that_was_never_built_cannot_be_gone_back_to() throws Exception {
        var broken = stage.commit("three", "exit 1");
        stage.push("main");
        var refused = assertThrows(StartException.class, () -> stage.rollback(broken));
        assertTrue(refused.getMessage().contains("was never built"), refused::getMessage);
    }

    @Test
    void a_rollback_that_waited_for_a_push_does_not_take_that_back() throws Exception {
        var third = stage.commit("three", "exit 1");
        stage.push("main");
        var waits = new CountDownLatch(1);
        var around = new Surroundings(Map.of(), Clock.systemUTC(), line -> waits.countDown(), Tool.own(), Disk.REAL);
        var holder = LockHolder.command("a push", Instant.now());
        var file = stage.data.resolve("deploy/lock");
        var lock = DeployLock.take(file, holder, line -> {}, () -> false);
        var rollback = CompletableFuture.runAsync(() -> new Rollback(stage.settings(), around).run(Optional.empty()));
        waits.await();
        stage.releases().makeCurrent(stage.release(third));
        lock.close();
        var refused = assertThrows(CompletionException.class, rollback::join).getCause();
        assertTrue(refused.getMessage().contains("say so again"), refused::getMessage);
        assertEquals(List.of(), stage.asked);
    }

    @Test
    void a_refused_rollback_leaves_everything_as_it_was() throws Exception {
        stage.runs(1, "self-check ... failed 0.1 s", "/ answered 500.");
        var refused = assertThrows(StartException.class, () -> stage.rollback());
        assertTrue(refused.getMessage().contains("/ answered 500. The site goes on as it was."), refused::getMessage);
        assertEquals(second, stage.releases().current().orElseThrow().commit());
        assertEquals(Release.State.GOOD, stage.release(first).state());
        assertEquals(Release.State.GOOD, stage.release(second).state());
    }
}

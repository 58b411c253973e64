package io.placard.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.store.StartException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class InstallationTest {

    @TempDir
    private Path folder;

    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        stage = new Stage(folder.resolve(Files.createDirectory(folder.resolve("it's a $(touch x) place"))));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void it_says_how_to_push() {
        assertTrue(stage.said.stream()
                .anyMatch(line -> line.matches("  git remote add placard ssh://.+@.+" + "/site.git")));
        assertTrue(stage.said.contains("  git push placard main"), stage.said::toString);
    }

    @Test
    void again_it_keeps_the_repository_and_renews_the_hook() throws Exception {
        stage.runs(0);
        var commit = stage.commit("one");
        assertEquals(0, stage.push("main").status());
        var hook = stage.repository.resolve("hooks/pre-receive");
        var text = Files.readString(hook);
        Files.writeString(hook, text + "exit 1 # placard deploy init\n");
        stage.said.clear();
        stage.init();
        assertEquals(text, Files.readString(hook));
        assertEquals(commit, stage.branch("main"));
        assertTrue(stage.said.getFirst().endsWith("(kept)"), stage.said::toString);
    }

    @Test
    void a_hook_of_somebody_else_is_left_alone() throws Exception {
        var hook = Files.writeString(stage.repository.resolve("hooks/pre-receive"), "#!/bin/sh\n");
        assertThrows(StartException.class, stage::init);
        assertEquals("#!/bin/sh\n", Files.readString(hook));
    }

    @Test
    void a_folder_that_holds_something_else_is_left_alone() {
        var installation = new Installation(stage.settings(), stage.around(Disk.REAL));
        assertThrows(StartException.class, () -> installation.run(Optional.of(stage.work), List.of()));
    }

    @Test
    void a_hook_whose_placard_is_gone_says_what_to_do() throws Exception {
        var gone =
                new Tool(Path.of("/no/java"), stage.folder.resolve("gone.jar").toString());
        var around = stage.around(Disk.REAL);
        var without = new Surroundings(around.environment(), around.clock(), around.say(), gone, Disk.REAL);
        new Installation(stage.settings(), without).run(Optional.empty(), List.of());
        stage.commit("one");
        var pushed = stage.push("main");
        assertEquals(1, pushed.status());
        assertTrue(pushed.output().contains("run \"placard deploy init\" again"), pushed.output());
    }
}

package io.placard.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two releases were pushed, the newer one serves; and then something happens that no deploy has done. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ListingTest {

    @TempDir
    private Path folder;

    private Stage stage;
    private String first;

    @BeforeEach
    void push() throws Exception {
        stage = new Stage(folder);
        stage.runs(0);
        first = stage.commit("one");
        stage.push("main");
        stage.commit("two");
        stage.push("main");
        assertEquals(List.of("serves Show two", "good Show one"), list(), "as the last push left it");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void after_a_fallback_the_release_before_serves_and_the_next_start_takes_the_sick_one() {
        stage.serves(9, first);
        assertEquals(List.of("next Show two", "serves Show one"), list());
    }

    @Test
    void where_nothing_runs_nothing_serves() {
        stage.stops();
        assertEquals(List.of("next Show two", "good Show one", "No Placard runs on %s.".formatted(stage.data)), list());
    }

    @Test
    void a_build_that_was_never_pushed_is_named() {
        stage.serves(8, "0123456789");
        assertEquals("What serves is none of these: generation 8, built from 0123456789.", list().getLast());
        stage.serves(8, "");
        assertEquals(
                List.of(
                        "next Show two",
                        "good Show one",
                        "What serves is none of these: generation 8, from a build without -Dplacard.commit."),
                list());
    }

    @Test
    void a_placard_whose_site_is_given_up_serves_nothing() {
        stage.serving = "{}";
        assertEquals(List.of("next Show two", "good Show one", "The running Placard serves nothing just now."), list());
    }

    @Test
    void a_placard_of_before_that_knows_no_such_question_is_not_guessed_at() {
        stage.serving = "Placard can be asked for: generations, reload, restart.";
        stage.servingStatus = 2;
        assertEquals(
                List.of("next Show two", "good Show one", "A Placard runs here that does not say what it serves."),
                list());
    }

    /** State and subject of each release, and the other lines as they are. */
    private List<String> list() {
        return stage.list().stream()
                .map(line -> line.replaceFirst("^[0-9a-f]{7}  [-0-9]+ [0-9:]+  (\\w+) +", "$1 "))
                .toList();
    }
}

package io.placard.restart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.store.StartException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** With which command line, and where, a process may start the one that takes over. */
class SuccessorTest {

    private static final Optional<Path> JAR = Optional.of(Path.of("/srv/2/placard.jar"));

    @Test
    void a_jar_is_started_again_with_all_options_and_arguments() {
        assertEquals(
                "java -Dplacard.take-over=7 -Xmx1g -jar placard.jar serve --http.port=80",
                command("java -Xmx1g -jar placard.jar serve --http.port=80", Optional.empty()));
    }

    @Test
    void another_jar_takes_the_place_of_the_first() {
        assertEquals(
                "java -Dplacard.take-over=7 -Xmx1g -jar /srv/2/placard.jar serve",
                command("java -Xmx1g -jar placard.jar serve", JAR));
    }

    @Test
    void a_jar_takes_the_place_of_a_class_path() {
        assertEquals(
                "java -Dplacard.take-over=7 -Xmx1g -jar /srv/2/placard.jar serve",
                command("java -cp a:b -Xmx1g io.placard.Main serve", JAR));
    }

    @Test
    void the_mark_of_an_earlier_restart_is_not_kept() {
        assertEquals(
                "java -Dplacard.take-over=7 -cp a:b io.placard.Main serve",
                command("java -Dplacard.take-over=6 -cp a:b io.placard.Main serve", Optional.empty()));
    }

    @Test
    void a_command_line_that_is_not_placards_is_refused() {
        assertThrows(StartException.class, () -> command("java -cp a:b org.example.Other", Optional.empty()));
    }

    @Test
    void the_main_process_of_a_container_and_a_child_of_maven_are_not_replaced() {
        assertTrue(new Surroundings(1, 0, "java", false)
                .obstacleHere()
                .orElseThrow()
                .contains("container"));
        assertTrue(new Surroundings(7, 1, "docker-init", false).obstacleHere().isPresent());
        assertTrue(new Surroundings(70, 60, "systemd", true)
                .obstacleHere()
                .orElseThrow()
                .contains("mvn"));
        assertEquals(Optional.empty(), new Surroundings(70, 1, "systemd", false).obstacleHere());
    }

    private static String command(String own, Optional<Path> jar) {
        return String.join(" ", Successor.command(List.of(own.split(" ")), jar, "io.placard.Main", 7));
    }
}

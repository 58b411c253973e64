package io.placard.site.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Visitor;
import io.placard.site.api.Program;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is done on the command line stands in the log like what staff do. */
@ExtendWith(Running.class)
class CommandLineTest {

    private static final String LIST = "/admin/audit/";

    private Running running;
    private Visitor ada;

    @BeforeEach
    void ada_comes_in(Running running) {
        this.running = running;
        ada = Visitor.member(running, "ada");
    }

    @Test
    void every_act_on_an_account_is_noted_without_an_actor() {
        var name = "cmd-" + UUID.randomUUID().toString().substring(0, 12);
        for (var words : List.of("create", "deactivate", "activate", "password", "one-step")) {
            assertEquals(0, running.command("account", words, name), words);
        }
        assertEquals(0, running.command("account", "activate", name), "twice is twice");
        var link = "/admin/accounts/" + Newcomer.id(running, name) + "/";
        var acts = acts().stream()
                .filter(act -> act.getString("link").equals(link))
                .toList();
        assertEquals(
                List.of(
                        "account.activated",
                        "account.password",
                        "account.activated",
                        "account.deactivated",
                        "account.made"),
                acts.stream().map(act -> act.getString("act")).toList(),
                "there was no second step to end");
        assertTrue(acts.stream().allMatch(act -> act.getValue("actor") == null && act.containsKey("actor")));
        assertEquals(name, acts.getFirst().getString("subject"));
    }

    @Test
    void a_command_that_does_nothing_is_not_noted() {
        var newest = acts().stream().findFirst();
        assertEquals(1, running.command("account", "deactivate", "nobody-has-this"));
        assertEquals(1, running.command("account", "create", "ada"));
        assertEquals(newest, acts().stream().findFirst());
    }

    @Test
    void the_log_names_the_command_line_and_lists_it_alone() {
        var name = "cmd-" + UUID.randomUUID().toString().substring(0, 12);
        assertEquals(0, running.command("account", "create", name));
        assertTrue(ada.get(LIST).body().contains("Command line"));
        var alone = ada.get(LIST + "?who=%7E").body();
        assertTrue(alone.contains(name) && !alone.contains(">Ada Whitfield</a>"), alone);
        var chip = "href=\"/admin/audit/?who=%7E\" aria-current=\"true\"";
        assertTrue(alone.contains(chip), alone);
        assertFalse(ada.get(LIST + "?who=ada").body().contains(name));
        var table = ada.get(LIST + "export.csv?who=%7E").body();
        assertTrue(table.contains(",\"\",\"Command line\",") && table.contains(name), table);
    }

    @Test
    void an_export_is_noted_by_the_files_own_name(@TempDir Path folder) {
        var name = UUID.randomUUID() + ".zip";
        assertEquals(0, running.command("export", folder.resolve(name).toString()));
        var act = acts().getFirst();
        assertEquals("backup.exported", act.getString("act"));
        assertEquals(name, act.getString("subject"));
        assertTrue(ada.get(LIST + "?what=backup").body().contains(name));
    }

    /** The newest first. */
    private List<JsonObject> acts() {
        var staff = Program.of(running, Newcomer.make(running, "secretariat"), "staff");
        return staff.get("/audit?limit=50").json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(act -> !act.getString("act").startsWith("token."))
                .toList();
    }
}

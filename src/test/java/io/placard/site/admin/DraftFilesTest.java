package io.placard.site.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Visitor;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What staff see of files that nobody has handed in yet. */
@ExtendWith(Running.class)
class DraftFilesTest {

    @Test
    void what_a_file_in_a_draft_is_called_is_its_owners_own(Running running) {
        var owner = Newcomer.make(running, "verifier");
        var other = Newcomer.make(running, "verifier");
        var name = "Plan-" + UUID.randomUUID();
        running.database()
                .query("WITH f AS (INSERT INTO file (hash, size, kind, media, shown, stored_at) VALUES ('"
                        + UUID.randomUUID().toString().replace("-", "").repeat(2)
                        + "', 12, 'text', 'text/plain', true, now()) RETURNING hash)"
                        + " INSERT INTO upload (file, name, link, account, created_at)"
                        + " SELECT f.hash, '" + name + "', 'x.txt', p.id, now() FROM f, account p WHERE p.username = '"
                        + owner + "'")
                .execute()
                .await();
        var list = "/admin/files/?state=draft&author=" + owner;
        assertTrue(page(running, owner, list).contains(name));
        var seen = page(running, other, list);
        assertTrue(seen.contains("A file in a draft"), seen);
        assertFalse(seen.contains(name));
        assertFalse(page(running, other, "/admin/files/export.csv?state=draft").contains(name));
        assertFalse(page(running, other, "/admin/files/?q=" + name).contains("reason-"), "nor is it found by it");
    }

    private static String page(Running running, String reader, String path) {
        var visitor = Visitor.member(running, reader);
        var answer = visitor.send(visitor.request(path).header("Accept-Language", "en"));
        assertEquals(200, answer.statusCode());
        return answer.body();
    }
}

package io.placard.site;

import io.placard.site.page.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Reads {@code permissions.txt}; what its columns mean is said there. */
final class PermissionTable {

    /** In the order of the columns, behind the guest. */
    static final List<Role> ROLES = List.of(
            Role.OBSERVER, Role.DELEGATE, Role.PRESS, Role.CHAIR, Role.VERIFIER, Role.SECRETARIAT, Role.SUPERUSER);

    private PermissionTable() {}

    /**
     * A line.
     *
     * @param where {@code GET /path/}, or {@code FRAME topic event}
     * @param whose {@code own} or {@code other}, and which record; empty where none is named
     * @param fields of the form, or the payload
     * @param answers for a guest and then for each role
     */
    record Line(String where, String whose, String fields, List<String> answers) {

        String method() {
            return where.split(" ")[0];
        }

        /** The path with its query. */
        String path() {
            return where.split(" ")[1];
        }

        String route() {
            return path().replaceFirst("\\?.*", "");
        }

        /** The topic's prefix; empty for a page. */
        String topic() {
            return method().equals("FRAME") ? path() : "";
        }

        String event() {
            return where.split(" ")[2];
        }

        boolean own() {
            return whose.startsWith("own");
        }

        Belongings record() {
            var words = whose.split(" ");
            return words.length < 2 ? Belongings.NONE : Belongings.of(words[1]);
        }

        /** The same line with other answers, as it would stand in the file. */
        String with(List<String> other) {
            return "%s | %s | %s | %s".formatted(where, whose, fields, String.join(" ", other));
        }
    }

    static List<Line> read(String name) {
        return cells(name)
                .map(cells -> new Line(
                        cells.get(0),
                        cells.get(1),
                        cells.get(2),
                        List.of(cells.get(3).split("\\s+"))))
                .toList();
    }

    /** The lines of a file beside this class, without its remarks, each by its columns. */
    static Stream<List<String>> cells(String name) {
        try (var file = PermissionTable.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Arrays.stream(line.split("\\|", -1))
                            .map(String::strip)
                            .toList());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}

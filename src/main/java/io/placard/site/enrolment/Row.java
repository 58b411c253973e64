package io.placard.site.enrolment;

import java.util.List;

/**
 * A row as it was sent.
 *
 * @param number as a person counts, from 1
 * @param cells user name, name, language, role, committee
 */
public record Row(int number, List<String> cells) {

    /** The cell of this column, without what surrounds it; empty where there is none. */
    public String cell(Column column) {
        return column.ordinal() < cells.size() ? cells.get(column.ordinal()).strip() : "";
    }

    /** Whether it names the columns and nobody. */
    boolean isHead() {
        return List.of("username", "user name", "用户名")
                .contains(cell(Column.USERNAME).toLowerCase(java.util.Locale.ROOT));
    }

    boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }
}

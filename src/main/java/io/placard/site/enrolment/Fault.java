package io.placard.site.enrolment;

/**
 * What is wrong in a row.
 *
 * @param text what stands there, cut
 * @param reason a message key
 */
public record Fault(int row, Column column, String text, String reason) {

    private static final int SHOWN = 40;

    static Fault of(Row row, Column column, String reason) {
        var text = row.cell(column);
        return new Fault(row.number(), column, text.substring(0, Math.min(SHOWN, text.length())), reason);
    }
}

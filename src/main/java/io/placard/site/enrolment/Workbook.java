package io.placard.site.enrolment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/** Reads a list from the sheet {@code DATA} of an XLSX file, or from its first. Takes a while: not on an event loop. */
final class Workbook {

    private static final int MOST_BYTES = 32 * 1024 * 1024;
    private static final int MOST_ENTRIES = 500;
    private static final int COLUMNS = Column.values().length;

    private Workbook() {}

    /** Whether the file is an archive, as XLSX files are. */
    static boolean is(byte[] file) {
        return file.length > 4 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
    }

    /** All rows but the blank ones, up to one more than allowed; empty when it cannot be read or unpacks to too much. */
    static Optional<List<Row>> read(byte[] file, int most) {
        try {
            return unpacksWithin(file) ? Optional.of(rows(file, most)) : Optional.empty();
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Counts what really comes out: what an archive says of itself is anybody's word. */
    private static boolean unpacksWithin(byte[] file) throws IOException {
        var buffer = new byte[16_384];
        var bytes = 0L;
        var entries = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            while (zip.getNextEntry() != null) {
                entries++;
                for (var read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    bytes += read;
                    if (bytes > MOST_BYTES) {
                        return false;
                    }
                }
                if (entries > MOST_ENTRIES) {
                    return false;
                }
            }
        }
        return entries > 0;
    }

    private static List<Row> rows(byte[] file, int most) throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            var sheet = book.findSheet("DATA").orElseGet(book::getFirstSheet);
            var rows = new ArrayList<Row>();
            try (var lines = sheet.openStream()) {
                var each = lines.iterator();
                while (each.hasNext() && rows.size() <= most) {
                    var row = row(each.next());
                    if (!row.isBlank() && !(rows.isEmpty() && row.isHead())) {
                        rows.add(row);
                    }
                }
            }
            return rows;
        }
    }

    private static Row row(org.dhatim.fastexcel.reader.Row line) {
        var cells = new ArrayList<String>();
        for (var column = 0; column < Math.min(COLUMNS, line.getCellCount()); column++) {
            cells.add(line.getOptionalCell(column).map(Workbook::text).orElse(""));
        }
        return new Row(line.getRowNum(), cells);
    }

    /** A user name of digits is a number to a spreadsheet. */
    private static String text(Cell cell) {
        var text = cell.getText();
        return text == null ? "" : text;
    }
}

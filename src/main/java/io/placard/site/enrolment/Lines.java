package io.placard.site.enrolment;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a list from lines: cells stand between tabs, where a line has one, else between commas, else between spaces; a cell
 * may be quoted, and a quotation mark in it is doubled.
 */
final class Lines {

    private Lines() {}

    /** UTF-8, or what a Chinese spreadsheet writes. */
    static String decode(byte[] file) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            return new String(file, Charset.forName("GB18030"));
        }
    }

    /** All lines but the blank ones. */
    static List<Row> read(String text) {
        var rows = new ArrayList<Row>();
        var number = 0;
        for (var line : text.split("\\R", -1)) {
            number++;
            var row = new Row(number, cells(line));
            if (!row.isBlank() && !(rows.isEmpty() && row.isHead())) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        var between = separator(line);
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.length(); i++) {
            var letter = line.charAt(i);
            if (letter == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(letter);
                i++;
            } else if (letter == '"' && (quoted || cell.toString().isBlank())) {
                quoted = !quoted;
            } else if (!quoted && between.indexOf(letter) >= 0) {
                add(cells, cell, between);
            } else {
                cell.append(letter);
            }
        }
        add(cells, cell, between);
        return cells;
    }

    /** Many spaces are one; two commas are an empty cell between them. */
    private static void add(List<String> cells, StringBuilder cell, String between) {
        if (!between.startsWith(" ") || !cell.isEmpty()) {
            cells.add(cell.toString().strip());
        }
        cell.setLength(0);
    }

    private static String separator(String line) {
        var bare = line.replaceAll("\"[^\"]*\"", "");
        if (bare.indexOf('\t') >= 0) {
            return "\t";
        }
        return bare.indexOf(',') >= 0 || bare.indexOf('，') >= 0 ? ",，" : " \u3000";
    }
}

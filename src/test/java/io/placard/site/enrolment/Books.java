package io.placard.site.enrolment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** XLSX files, made by hand so that they can be wrong. */
final class Books {

    private static final String TYPES = """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
            <Default Extension="xml" ContentType="application/xml"/>\
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Override PartName="/xl/workbook.xml" ContentType=\
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>""";
    private static final String RELATION =
            "<Relationship Id=\"r%d\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s\" Target=\"%s\"/>";
    private static final String RELATIONS =
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">%s</Relationships>";

    private Books() {}

    /** A file with these sheets by their names, each of rows of cells. */
    static byte[] of(Map<String, List<List<String>>> sheets) {
        return of(sheets, "");
    }

    /** The same, with this before the root of each sheet. */
    static byte[] of(Map<String, List<List<String>>> sheets, String prolog) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("[Content_Types].xml", TYPES);
        parts.put("_rels/.rels", RELATIONS.formatted(RELATION.formatted(1, "officeDocument", "xl/workbook.xml")));
        var names = new StringBuilder();
        var relations = new StringBuilder();
        var number = 0;
        for (var sheet : sheets.entrySet()) {
            number++;
            names.append("<sheet name=\"%s\" sheetId=\"%d\" r:id=\"r%d\"/>".formatted(sheet.getKey(), number, number));
            relations.append(RELATION.formatted(number, "worksheet", "worksheets/sheet" + number + ".xml"));
            parts.put("xl/worksheets/sheet" + number + ".xml", prolog + sheet(sheet.getValue()));
        }
        parts.put(
                "xl/workbook.xml",
                ("<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                                + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                                + "<sheets>%s</sheets></workbook>")
                        .formatted(names));
        parts.put("xl/_rels/workbook.xml.rels", RELATIONS.formatted(relations));
        return zip(parts);
    }

    static byte[] zip(Map<String, String> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return bytes.toByteArray();
    }

    private static String sheet(List<List<String>> rows) {
        var lines = new StringBuilder();
        for (var row = 0; row < rows.size(); row++) {
            var number = row + 1;
            var cells = rows.get(row);
            lines.append("<row r=\"%d\">".formatted(number));
            lines.append(java.util.stream.IntStream.range(0, cells.size())
                    .mapToObj(column -> cell((char) ('A' + column), number, cells.get(column)))
                    .collect(Collectors.joining()));
            lines.append("</row>");
        }
        return "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + lines
                + "</sheetData></worksheet>";
    }

    private static String cell(char column, int row, String text) {
        return text.matches("\\d+")
                ? "<c r=\"%s%d\"><v>%s</v></c>".formatted(column, row, text)
                : "<c r=\"%s%d\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(column, row, text);
    }
}

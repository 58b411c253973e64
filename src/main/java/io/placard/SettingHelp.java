package io.placard;

import java.util.ArrayList;

/** The settings as the help lists them, a line each. */
final class SettingHelp {

    private SettingHelp() {}

    static String[] lines() {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("Settings, as --NAME=VALUE, as PLACARD_NAME in the environment, or in conf/placard.yaml:");
        lines.add("  %-23s %s".formatted("--config", "another file than conf/placard.yaml"));
        for (var setting : SettingTable.all()) {
            var preset = setting.preset().isEmpty() ? "none" : setting.preset();
            lines.add("  %-23s %s (%s)".formatted(setting.argumentName(), withoutStop(setting.meaning()), preset));
        }
        lines.add("");
        lines.add("Ends with 0, with 1 when something failed, with 2 when it was called or set wrongly.");
        // a percent sign would be a format to picocli
        return lines.stream().map(line -> line.replace("%", "%%")).toArray(String[]::new);
    }

    private static String withoutStop(String sentence) {
        return sentence.replaceFirst("\\.$", "");
    }
}

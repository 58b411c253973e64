package io.placard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds {@code conf/placard.yaml} against the table of settings. */
class SettingFileTest {

    private static final Path FILE = Path.of("conf", "placard.yaml");
    private static final Pattern COMMENTED_OUT = Pattern.compile("#([a-z.-]+): ?(.*)");

    @Test
    void the_file_shows_every_setting_with_its_preset_in_the_order_of_the_table() throws IOException {
        var shown = Files.readAllLines(FILE).stream()
                .map(COMMENTED_OUT::matcher)
                .filter(line -> line.matches())
                .map(line -> line.group(1) + "=" + line.group(2))
                .toList();
        var expected = SettingTable.all().stream()
                .map(setting -> setting.name() + "=" + setting.preset())
                .toList();
        assertEquals(expected, shown);
    }

    @Test
    void the_file_explains_every_setting() throws IOException {
        var text = Files.readString(FILE);
        for (var setting : SettingTable.all()) {
            assertTrue(text.contains("# " + setting.meaning() + "\n#" + setting.name() + ":"), setting.name());
        }
    }

    @Test
    void the_file_sets_nothing_and_would_set_the_presets(@TempDir Path folder) throws IOException {
        var presets = Settings.read(List.of("--config", FILE.toString()), Map.of());
        var uncommented = Files.readString(FILE).replaceAll("(?m)^#(?=[a-z.-]+:)", "");
        var copy = Files.writeString(folder.resolve("placard.yaml"), uncommented);
        assertEquals(presets, Settings.read(List.of("--config", copy.toString()), Map.of()));
    }
}

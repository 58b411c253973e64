package io.placard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads settings from a YAML file, {@code http.port: 80} or {@code http: {port: 80}} alike. Works on the nodes and not on
 * values, for which YAML would take {@code off} as false and {@code 12:30} as 750.
 */
final class SettingFile {

    private final Path path;
    private final GivenSettings given;
    private final Set<String> seen = new HashSet<>();

    private SettingFile(Path path, GivenSettings given) {
        this.path = path;
        this.given = given;
    }

    static void read(Path path, GivenSettings given) {
        new SettingFile(path, given).read();
    }

    private void read() {
        try (var text = Files.newBufferedReader(path)) {
            var root = new Yaml(new LoaderOptions()).compose(text);
            if (root != null) {
                entries("", root);
            }
        } catch (IOException unreadable) {
            given.wrong("The file %s cannot be read.".formatted(path));
        } catch (MarkedYAMLException malformed) {
            var line = malformed.getProblemMark() == null
                    ? "?"
                    : malformed.getProblemMark().getLine() + 1;
            given.wrong("The file %s is no YAML: %s in line %s.".formatted(path, malformed.getProblem(), line));
        }
    }

    private void entries(String prefix, Node node) {
        if (!(node instanceof MappingNode mapping)) {
            given.wrong("The file %s has to consist of lines such as \"http.port: 8080\".".formatted(path));
            return;
        }
        for (var entry : mapping.getValue()) {
            var name = prefix + text(entry.getKeyNode());
            if (entry.getValueNode() instanceof MappingNode inner) {
                entries(name + ".", inner);
            } else {
                take(name, entry.getValueNode());
            }
        }
    }

    private void take(String name, Node value) {
        var origin = "%s, line %d".formatted(path, value.getStartMark().getLine() + 1);
        var setting = SettingTable.named(name);
        if (setting.isEmpty()) {
            given.unknown(
                    name, origin, SettingTable.all().stream().map(Setting::name).toList());
        } else if (!seen.add(name)) {
            given.wrong("%s stands twice in %s.".formatted(name, path));
        } else {
            given.put(setting.get(), text(value), origin);
        }
    }

    private static String text(Node node) {
        return switch (node) {
            case ScalarNode scalar -> scalar.getValue();
            case SequenceNode list ->
                list.getValue().stream().map(SettingFile::text).collect(Collectors.joining(", "));
            default -> "";
        };
    }
}

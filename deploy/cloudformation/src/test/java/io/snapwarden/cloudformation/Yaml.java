package io.snapwarden.cloudformation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// YAML as maps, lists and texts, with CloudFormation's short forms as their long ones: `!Ref X` is `{Ref: X}`.
final class Yaml {

    private Yaml() {}

    static Object read(Path file) {
        try {
            var root = new Compose(LoadSettings.builder().build()).composeString(Files.readString(file));
            return plain(root.orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked") // keys are texts, see plain
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    /// A list as it is, anything else as the only item of one, as IAM reads actions and resources.
    static List<?> list(Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> several -> several;
            default -> List.of(value);
        };
    }

    private static Object plain(Node node) {
        var tag = node.getTag().getValue();
        var value = untagged(node);
        return tag.startsWith("!") && tag.length() > 1 ? function(tag.substring(1), value) : value;
    }

    private static Object untagged(Node node) {
        return switch (node) {
            case ScalarNode scalar -> scalar.getValue();
            case SequenceNode sequence ->
                sequence.getValue().stream().map(Yaml::plain).toList();
            case MappingNode mapping -> {
                var map = new LinkedHashMap<String, Object>();
                for (var pair : mapping.getValue()) {
                    var key = (String) untagged(pair.getKeyNode());
                    if (map.put(key, plain(pair.getValueNode())) != null) {
                        throw new IllegalArgumentException("twice: " + key);
                    }
                }
                yield map;
            }
            default -> throw new IllegalArgumentException("unexpected: " + node);
        };
    }

    private static Map<String, Object> function(String name, Object argument) {
        return switch (name) {
            case "Ref", "Condition" -> Map.of(name, argument);
            case "GetAtt" -> Map.of("Fn::GetAtt", List.of(((String) argument).split("\\.", 2)));
            default -> Map.of("Fn::" + name, argument);
        };
    }
}

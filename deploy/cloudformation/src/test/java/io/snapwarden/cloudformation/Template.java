package io.snapwarden.cloudformation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A template as CloudFormation reads it.
record Template(Path file, Map<String, Object> tree) {

    static Template hub() {
        return read("hub.yaml");
    }

    static Template member() {
        return read("member.yaml");
    }

    static List<Template> all() {
        try (var files = Files.list(Path.of(""))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(file -> read(file.toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Tests run in the folder of the templates.
    static Template read(String name) {
        var file = Path.of(name);
        return new Template(file, Yaml.map(Yaml.read(file)));
    }

    /// Parameters, Conditions, Resources or Outputs, by name.
    Map<String, Object> section(String name) {
        return Yaml.map(tree.getOrDefault(name, Map.of()));
    }

    Stream<Resource> resources() {
        return section("Resources").entrySet().stream()
                .map(entry -> new Resource(entry.getKey(), Yaml.map(entry.getValue())));
    }

    List<Resource> ofType(String type) {
        return resources().filter(resource -> resource.type().equals(type)).toList();
    }

    Resource resource(String id) {
        return resources()
                .filter(resource -> resource.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(file + " has no resource " + id));
    }

    @Override
    public String toString() {
        return file.toString();
    }

    record Resource(String id, Map<String, Object> body) {

        String type() {
            return String.valueOf(body.get("Type"));
        }

        Map<String, Object> properties() {
            return Yaml.map(body.getOrDefault("Properties", Map.of()));
        }

        /// What stands at a path of keys; null where nothing does.
        Object at(String... path) {
            Object value = properties();
            for (var key : path) {
                value = value == null ? null : Yaml.map(value).get(key);
            }
            return value;
        }
    }
}

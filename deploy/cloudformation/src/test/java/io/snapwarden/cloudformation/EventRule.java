package io.snapwarden.cloudformation;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A rule of EventBridge as far as the templates use rules: it reads a pattern and an input transformer as the User
/// Guide describes them ("Amazon EventBridge event patterns", "Amazon EventBridge input transformation").
record EventRule(String name, Map<String, Object> pattern, Map<String, Object> targetProperties) {

    static List<EventRule> of(Template template) {
        return template.ofType("AWS::Events::Rule").stream()
                .map(rule -> new EventRule(
                        rule.id(),
                        Yaml.map(rule.at("EventPattern")),
                        Yaml.map(Yaml.list(rule.at("Targets")).getFirst())))
                .toList();
    }

    /// The resource that it sends to.
    String target() {
        return (String) ((List<?>) Yaml.map(targetProperties.get("Arn")).get("Fn::GetAtt")).getFirst();
    }

    int maximumAgeSeconds() {
        return Integer.parseInt(
                (String) Yaml.map(targetProperties.get("RetryPolicy")).get("MaximumEventAgeInSeconds"));
    }

    boolean matches(String event) {
        return matches(pattern, JsonParser.parseString(event).getAsJsonObject());
    }

    private static boolean matches(Map<String, Object> pattern, JsonObject event) {
        return pattern.entrySet().stream().allMatch(entry -> {
            var value = event.get(entry.getKey());
            if (value == null) {
                return false;
            }
            return entry.getValue() instanceof Map
                    ? value.isJsonObject() && matches(Yaml.map(entry.getValue()), value.getAsJsonObject())
                    : Yaml.list(entry.getValue()).stream().anyMatch(wanted -> matchesOne(wanted, value));
        });
    }

    private static boolean matchesOne(Object wanted, JsonElement value) {
        return switch (wanted) {
            case String text -> value.isJsonPrimitive() && value.getAsString().equals(text);
            case Map<?, ?> test
            when test.keySet().equals(Set.of("anything-but")) ->
                value.isJsonPrimitive() && !Yaml.list(test.get("anything-but")).contains(value.getAsString());
            default -> throw new IllegalArgumentException("an unknown pattern: " + wanted);
        };
    }

    /// What the target gets.
    String transformed(String event) {
        var transformer = Yaml.map(targetProperties.get("InputTransformer"));
        var text = (String) transformer.get("InputTemplate");
        for (var path : Yaml.map(transformer.get("InputPathsMap")).entrySet()) {
            var field = ((String) path.getValue()).replaceFirst("^\\$\\.", "");
            text = text.replace(
                    "<" + path.getKey() + ">",
                    JsonParser.parseString(event).getAsJsonObject().get(field).getAsString());
        }
        return text;
    }
}

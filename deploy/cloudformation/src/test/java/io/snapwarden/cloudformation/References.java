package io.snapwarden.cloudformation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// All names that a template uses: of parameters, resources and conditions.
record References(Set<String> things, Set<String> conditions) {

    private static final Pattern IN_TEXT = Pattern.compile("\\$\\{([^!}.]+)[^}]*}");

    static References of(Template template) {
        var found = new References(new TreeSet<>(), new TreeSet<>());
        List.of("Conditions", "Resources", "Outputs").forEach(name -> found.walk(template.section(name)));
        return found;
    }

    static References in(Object value) {
        var found = new References(new TreeSet<>(), new TreeSet<>());
        found.walk(value);
        return found;
    }

    private void walk(Object value) {
        switch (value) {
            case Map<?, ?> map -> map.forEach(this::walk);
            case List<?> list -> list.forEach(this::walk);
            default -> {}
        }
    }

    private void walk(Object key, Object value) {
        switch (String.valueOf(key)) {
            case "Ref" -> things.add((String) value);
            case "Fn::GetAtt" -> things.add((String) ((List<?>) value).getFirst());
            case "Fn::Sub" -> substituted(value);
            case "DependsOn" -> Yaml.list(value).forEach(name -> things.add((String) name));
            case "Fn::If" -> conditions.add((String) ((List<?>) value).getFirst());
            case "Condition" -> condition(value);
            default -> {}
        }
        walk(value);
    }

    /// IAM has conditions of its own, which are no names.
    private void condition(Object value) {
        if (value instanceof String name) {
            conditions.add(name);
        }
    }

    private void substituted(Object value) {
        var text = value instanceof List<?> list ? (String) list.getFirst() : (String) value;
        IN_TEXT.matcher(text).results().forEach(name -> things.add(name.group(1)));
    }
}

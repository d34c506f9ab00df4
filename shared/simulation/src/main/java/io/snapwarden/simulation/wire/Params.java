package io.snapwarden.simulation.wire;

import io.snapwarden.simulation.model.AwsError;
import io.snapwarden.simulation.model.Filter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The parameters of a query: names with dots and numbers in them, from 1.
record Params(Map<String, String> values) {

    static Params parse(String form) {
        var values = new LinkedHashMap<String, String>();
        for (var pair : form.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                values.put(
                        decode(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return new Params(values);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /// Empty when it is not given.
    String text(String name) {
        return values.getOrDefault(name, "");
    }

    String required(String name) {
        var value = values.get(name);
        if (value == null || value.isEmpty()) {
            throw AwsError.refused("MissingParameter", "The request must contain the parameter " + name);
        }
        return value;
    }

    /// 0 when it is not given.
    int number(String name) {
        var value = text(name);
        try {
            return value.isEmpty() ? 0 : Integer.parseInt(value);
        } catch (NumberFormatException _) {
            throw AwsError.refused("InvalidParameterValue", "Value ( " + value + " ) for " + name + " is invalid.");
        }
    }

    boolean flag(String name) {
        return text(name).equals("true");
    }

    /// `name.1`, `name.2` and on.
    List<String> list(String name) {
        var found = new ArrayList<String>();
        for (int i = 1; has(name + "." + i); i++) {
            found.add(text(name + "." + i));
        }
        return found;
    }

    /// The part below `name.1`, `name.2` and on, each as parameters of its own.
    List<Params> groups(String name) {
        var groups = new ArrayList<Params>();
        for (int i = 1; ; i++) {
            var group = below(name + "." + i + ".");
            if (group.values.isEmpty()) {
                return groups;
            }
            groups.add(group);
        }
    }

    private Params below(String prefix) {
        var group = new LinkedHashMap<String, String>();
        values.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                group.put(name.substring(prefix.length()), value);
            }
        });
        return new Params(group);
    }

    Map<String, String> tags() {
        var tags = new LinkedHashMap<String, String>();
        groups("Tag").forEach(tag -> tags.put(tag.text("Key"), tag.text("Value")));
        return tags;
    }

    /// The tags that the call writes on what it makes of that type.
    Map<String, String> tagsOf(String type) {
        var tags = new LinkedHashMap<String, String>();
        groups("TagSpecification").stream()
                .filter(specification -> specification.text("ResourceType").equals(type))
                .forEach(specification -> tags.putAll(specification.tags()));
        return tags;
    }

    List<Filter> filters() {
        return groups("Filter").stream()
                .map(filter -> new Filter(filter.text("Name"), filter.list("Value")))
                .toList();
    }
}

package io.snapwarden.simulation.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.snapwarden.simulation.model.AwsError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The fields of a request in JSON.
record Fields(JsonObject json) {

    static Fields parse(String body) {
        try {
            return new Fields(JsonParser.parseString(body).getAsJsonObject());
        } catch (JsonParseException | IllegalStateException _) {
            throw AwsError.refused("SerializationException", "The body is no JSON object.");
        }
    }

    boolean has(String name) {
        return json.has(name) && !json.get(name).isJsonNull();
    }

    /// Empty when it is not given.
    String text(String name) {
        return has(name) ? json.get(name).getAsString() : "";
    }

    String required(String name) {
        var value = text(name);
        if (value.isEmpty()) {
            throw AwsError.refused("ValidationException", name + " is required.");
        }
        return value;
    }

    /// 0 when it is not given.
    int number(String name) {
        return has(name) ? json.get(name).getAsInt() : 0;
    }

    Map<String, String> map(String name) {
        var map = new LinkedHashMap<String, String>();
        if (has(name)) {
            json.getAsJsonObject(name)
                    .entrySet()
                    .forEach(entry -> map.put(entry.getKey(), entry.getValue().getAsString()));
        }
        return map;
    }

    List<Fields> objects(String name) {
        return has(name)
                ? json.getAsJsonArray(name).asList().stream()
                        .map(element -> new Fields(element.getAsJsonObject()))
                        .toList()
                : List.of();
    }

    List<String> texts(String name) {
        return has(name) ? texts(json.get(name)) : List.of();
    }

    Map<String, List<String>> lists(String name) {
        var lists = new LinkedHashMap<String, List<String>>();
        if (has(name)) {
            json.getAsJsonObject(name).entrySet().forEach(entry -> lists.put(entry.getKey(), texts(entry.getValue())));
        }
        return lists;
    }

    private static List<String> texts(JsonElement list) {
        return list.getAsJsonArray().asList().stream()
                .map(JsonElement::getAsString)
                .toList();
    }
}

package io.snapwarden.simulation.model;

import java.util.HashMap;
import java.util.Map;

/// What EC2 accepts as tags.
final class TagRules {

    static final String RESERVED = "aws:";

    private TagRules() {}

    /// Checks tags as a call brings them.
    static void check(Map<String, String> tags, Limits limits) {
        tags.forEach((key, value) -> {
            if (key.isEmpty() || key.startsWith(RESERVED) || key.length() > limits.tagKey()) {
                throw AwsError.refused(
                        "InvalidTagKey.Malformed",
                        "Tag keys have 1 to " + limits.tagKey() + " characters and do not start with 'aws:': " + key);
            }
            if (value.length() > limits.tagValue()) {
                throw AwsError.refused("InvalidParameterValue", "Tag value of " + key + " exceeds the maximum length.");
            }
        });
        checkCount(tags, limits);
    }

    /// `added` over `present`, if the resource can take them all.
    static Map<String, String> merged(Map<String, String> present, Map<String, String> added, Limits limits) {
        if (present.isEmpty()) {
            return Map.copyOf(added);
        }
        var all = new HashMap<>(present);
        all.putAll(added);
        checkCount(all, limits);
        return Map.copyOf(all);
    }

    /// What a call that copies a source's tags copies: not those that AWS wrote.
    static Map<String, String> copied(Map<String, String> source) {
        if (source.keySet().stream().noneMatch(key -> key.startsWith(RESERVED))) {
            return source;
        }
        var own = new HashMap<>(source);
        own.keySet().removeIf(key -> key.startsWith(RESERVED));
        return own;
    }

    private static void checkCount(Map<String, String> tags, Limits limits) {
        long count =
                tags.keySet().stream().filter(key -> !key.startsWith(RESERVED)).count();
        if (count > limits.tags()) {
            throw AwsError.refused(
                    "TagLimitExceeded", "You have reached the maximum number of " + limits.tags() + " tags.");
        }
    }
}

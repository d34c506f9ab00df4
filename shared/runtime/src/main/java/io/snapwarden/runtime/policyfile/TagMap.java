package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.text.Excerpt;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Tags to select or exclude by: `{ Backup: daily, Team: "*" }`.
final class TagMap {

    private static final int LONGEST_KEY = 127;
    private static final int LONGEST_VALUE = 256;

    private TagMap() {}

    static Optional<Map<String, String>> read(Cursor at) {
        return at.fields("tags such as { Backup: daily }").map(fields -> {
            var tags = new LinkedHashMap<String, String>();
            for (var field : fields) {
                var key = field.keyItself().text("the key of a tag", TagMap::key);
                field.value()
                        .text("the value of a tag, or \"*\" for any", TagMap::value)
                        .ifPresent(value -> tags.put(key.orElse(""), value));
            }
            if (fields.isEmpty()) {
                at.refuse("expected at least one tag such as { Backup: daily }, found none");
            }
            return tags;
        });
    }

    static String key(String key) {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException(
                    "expected the key of a tag, 1 to %d characters, found %d".formatted(LONGEST_KEY, key.length()));
        }
        if (key.startsWith("aws:") || key.startsWith("snapwarden:")) {
            throw new IllegalArgumentException("expected a tag of your own, found " + Excerpt.of(key)
                    + ": keys that begin with aws: or snapwarden: are not for people to set");
        }
        return key;
    }

    private static String value(String value) {
        if (value.length() > LONGEST_VALUE) {
            throw new IllegalArgumentException(
                    "expected at most %d characters, found %d".formatted(LONGEST_VALUE, value.length()));
        }
        return value;
    }
}

package io.snapwarden.runtime.aws.ec2;

import io.snapwarden.domain.point.Label;
import io.snapwarden.domain.point.Labels;
import java.util.HashMap;
import java.util.Map;

/// One instance of each equal value while a listing is read: a fleet repeats its tags, types and zones endlessly, and
/// 100,000 volumes must stay small.
final class Interned {

    private final Map<Object, Object> seen = new HashMap<>();
    private final Labels labels = new Labels();

    String text(String value) {
        return same(value);
    }

    /// @param tags a map that cannot change
    Map<String, String> tags(Map<String, String> tags) {
        @SuppressWarnings("unchecked")
        var known = (Map<String, String>) seen.get(tags);
        if (known != null) {
            return known;
        }
        var copy = new HashMap<String, String>();
        tags.forEach((key, value) -> copy.put(same(key), same(value)));
        return same(Map.copyOf(copy), tags);
    }

    /// One for all members of a set.
    Label label(String description, Map<String, String> tags) {
        return same(labels.of(description, tags(tags)));
    }

    private <T> T same(T value) {
        return same(value, value);
    }

    @SuppressWarnings("unchecked")
    private <T> T same(T value, Object key) {
        var known = (T) seen.putIfAbsent(key, value);
        return known == null ? value : known;
    }
}

package io.snapwarden.runtime.policyfile;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// A part of the file whose keys are known: each other key is refused with the nearest known one.
final class Section {

    private static final String MERGE = "<<";

    private final Cursor at;
    private final int problemsBefore;
    private final Map<String, Cursor> values = new LinkedHashMap<>();
    private final Set<String> misspelt = new HashSet<>();
    private boolean mayNeedNoMore;

    private Section(Cursor at) {
        this.at = at;
        this.problemsBefore = at.problems().count();
    }

    /// Empty when something else than keys stands there, which is told.
    static Optional<Section> of(Cursor at, Vocabulary keys) {
        var section = new Section(at);
        return at.fields("the keys " + keys.expected()).map(fields -> {
            fields.forEach(field -> section.take(field, keys));
            return section;
        });
    }

    private void take(Field field, Vocabulary keys) {
        if (keys.serves(field.key())) {
            values.put(field.key(), field.value());
        } else if (field.key().equals(MERGE)) {
            field.refuse(
                    "expected no merge key, found one; an alias may stand for a whole value, as in retain: *usual");
            mayNeedNoMore = true;
        } else {
            field.refuse(keys.refusal(field.key(), "an unknown key"));
            keys.nearest(field.key()).ifPresent(misspelt::add);
            mayNeedNoMore |= keys.later().containsKey(field.key());
        }
    }

    Optional<Cursor> optional(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /// A missing key is told, unless it is there misspelt, or the section says by other means, which are not served,
    /// what it may stand for: one error is told once.
    Optional<Cursor> required(String key) {
        return required(key, "the key " + key);
    }

    /// @param expected in words, where another key would do as well
    Optional<Cursor> required(String key, String expected) {
        var value = optional(key);
        if (value.isEmpty() && !mayNeedNoMore && !misspelt.contains(key)) {
            at.refuse("expected " + expected + ", found none");
        }
        return value;
    }

    /// Whether other known keys stand there too.
    boolean hasMoreThan(String key) {
        return values.keySet().stream().anyMatch(other -> !other.equals(key));
    }

    void refuse(String why) {
        at.refuse(why);
    }

    /// What the section stands for; empty when anything in it was refused. Only here may an `orElseThrow` stand.
    <T> Optional<T> make(Supplier<T> making) {
        return at.problems().count() == problemsBefore ? at.tried(making) : Optional.empty();
    }
}

package io.snapwarden.domain.point;

import io.snapwarden.domain.fleet.Scope;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is written on a snapshot, by whomever: its Description and its tags.
///
/// To read marks is the dearest part of a listing. So what a label says is worked out once and stays with it, and
/// whoever lists many snapshots gives one label to those that carry the same, as the members of a set do.
public final class Label {

    private final String description;
    private final Map<String, String> tags;
    private final Labels others;
    private final boolean held;

    /// What it says in the scope that was asked for last. Threads may race: all come to the same.
    private @Nullable Said said;

    private record Said(Scope scope, Reading reading) {}

    /// @param others with which it shares what they say alike
    Label(String description, Map<String, String> tags, Labels others) {
        this.description = description;
        this.tags = Map.copyOf(tags);
        this.others = others;
        held = tags.containsKey(Marks.HOLD);
    }

    public String description() {
        return description;
    }

    public Map<String, String> tags() {
        return tags;
    }

    /// Whether a person wrote "keep" on it.
    boolean held() {
        return held;
    }

    /// The same Description with other tags.
    public Label tagged(Map<String, String> other) {
        return others.of(description, other);
    }

    /// What it says of itself, whatever snapshot it is found on.
    Reading in(Scope scope) {
        var known = said;
        if (known == null || !known.scope().equals(scope)) {
            known = new Said(scope, Reading.ofLabel(this, others, scope));
            said = known;
        }
        return known.reading();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Label label && description.equals(label.description) && tags.equals(label.tags));
    }

    /// Of the Description alone, which hardly any two points share.
    @Override
    public int hashCode() {
        return description.hashCode();
    }

    @Override
    public String toString() {
        return description + " " + tags;
    }
}

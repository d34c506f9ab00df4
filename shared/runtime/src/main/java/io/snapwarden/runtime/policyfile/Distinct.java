package io.snapwarden.runtime.policyfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A list in which nothing stands twice.
final class Distinct {

    private Distinct() {}

    /// Its good items, in their order; the others are told.
    static <T> Optional<List<T>> items(Cursor at, String expected, Function<Cursor, Optional<T>> read) {
        return at.items(expected).map(items -> {
            var first = new HashMap<T, Cursor>();
            var good = new ArrayList<T>();
            for (var item : items) {
                read.apply(item).ifPresent(value -> {
                    var earlier = first.putIfAbsent(value, item);
                    if (earlier == null) {
                        good.add(value);
                    } else {
                        item.refuse("expected each once, found %s at %s too".formatted(value, earlier.path()));
                    }
                });
            }
            return good;
        });
    }
}

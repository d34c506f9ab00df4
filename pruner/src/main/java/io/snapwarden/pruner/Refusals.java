package io.snapwarden.pruner;

import java.util.ArrayList;
import java.util.List;

/// Refusals as an event can carry them.
final class Refusals {

    private static final int MOST = 200;

    private Refusals() {}

    /// The first of them, and how many more there are.
    static List<String> few(List<String> all) {
        if (all.size() <= MOST) {
            return all;
        }
        var few = new ArrayList<>(all.subList(0, MOST));
        few.add("and " + (all.size() - MOST) + " more");
        return List.copyOf(few);
    }
}

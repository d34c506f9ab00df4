package io.snapwarden.runtime.policyfile;

import java.util.Comparator;

/// A place in a file, counted from 1; the whole file is line 0.
public record Place(int line, int column) implements Comparable<Place> {

    public static final Place WHOLE_FILE = new Place(0, 0);

    private static final Comparator<Place> ORDER =
            Comparator.comparingInt(Place::line).thenComparingInt(Place::column);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}

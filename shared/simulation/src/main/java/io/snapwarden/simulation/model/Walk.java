package io.snapwarden.simulation.model;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Walks over several shelves as if they were one, in the order of the numbers.
final class Walk<T extends Numbered> implements Iterator<T> {

    private static final class Cursor<T extends Numbered> implements Comparable<Cursor<T>> {
        private final Shelf<T> shelf;
        private int place;

        Cursor(Shelf<T> shelf, int place) {
            this.shelf = shelf;
            this.place = place;
        }

        boolean atEnd() {
            return place >= shelf.size();
        }

        T item() {
            return shelf.get(place);
        }

        @Override
        public int compareTo(Cursor<T> other) {
            return Integer.compare(item().number(), other.item().number());
        }
    }

    private final PriorityQueue<Cursor<T>> others = new PriorityQueue<>();
    private @Nullable Cursor<T> first;

    /// @param after the number after which to begin
    Walk(List<Shelf<T>> shelves, int after) {
        for (var shelf : shelves) {
            var cursor = new Cursor<>(shelf, shelf.after(after));
            if (!cursor.atEnd()) {
                others.add(cursor);
            }
        }
        first = others.poll();
    }

    /// All that is left, as a list; for short walks.
    static <T extends Numbered> List<T> all(Shelf<T> shelf) {
        var items = new ArrayList<T>(shelf.size());
        new Walk<>(List.of(shelf), -1).forEachRemaining(items::add);
        return items;
    }

    @Override
    public boolean hasNext() {
        return first != null;
    }

    @Override
    public T next() {
        var cursor = first;
        if (cursor == null) {
            throw new NoSuchElementException("the walk is over");
        }
        var item = cursor.item();
        cursor.place++;
        if (cursor.atEnd()) {
            first = others.poll();
        } else {
            goOnWithTheLowest(cursor);
        }
        return item;
    }

    /// Which is the same one, as a rule: the members of a set lie side by side.
    private void goOnWithTheLowest(Cursor<T> cursor) {
        var other = others.peek();
        if (other != null && other.compareTo(cursor) < 0) {
            first = others.remove();
            others.add(cursor);
        }
    }
}

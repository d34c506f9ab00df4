package io.snapwarden.simulation.model;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

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

    private final PriorityQueue<Cursor<T>> cursors = new PriorityQueue<>();

    /// @param after the number after which to begin
    Walk(List<Shelf<T>> shelves, int after) {
        for (var shelf : shelves) {
            var cursor = new Cursor<>(shelf, shelf.after(after));
            if (!cursor.atEnd()) {
                cursors.add(cursor);
            }
        }
    }

    /// All that is left, as a list; for short walks.
    static <T extends Numbered> List<T> all(Shelf<T> shelf) {
        var items = new ArrayList<T>(shelf.size());
        new Walk<>(List.of(shelf), -1).forEachRemaining(items::add);
        return items;
    }

    @Override
    public boolean hasNext() {
        return !cursors.isEmpty();
    }

    @Override
    public T next() {
        var cursor = cursors.peek();
        if (cursor == null) {
            throw new NoSuchElementException("the walk is over");
        }
        var item = cursor.item();
        cursor.place++;
        if (cursor.atEnd()) {
            cursors.remove();
        } else if (cursors.size() > 1) { // or else it is in its place
            cursors.add(cursors.remove());
        }
        return item;
    }
}

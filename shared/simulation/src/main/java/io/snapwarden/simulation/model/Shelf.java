package io.snapwarden.simulation.model;

import java.util.ArrayList;
import java.util.List;

/// Things in the order of their numbers, compact enough for a million of them. What is deleted stays until enough is,
/// because listings may still see it.
final class Shelf<T extends Numbered> {

    private static final int FEW = 64;
    private static final int SHARE = 8;

    /// As many as are moved up at once without being felt.
    private static final int MANY = 1000;

    private final List<T> items = new ArrayList<>(1);
    private int deleted;

    void add(T item) {
        if (items.isEmpty() || items.getLast().number() < item.number()) {
            items.add(item);
        } else {
            items.add(after(item.number()), item);
        }
    }

    /// Takes it off at once, for a thing that has moved to another shelf.
    void takeOff(T item) {
        int place = after(item.number()) - 1;
        if (place >= 0 && items.get(place).number() == item.number()) {
            items.remove(place);
        }
    }

    /// Says that this thing was deleted, and is not seen any more.
    void lost(T item, long now) {
        if (items.size() <= MANY) {
            takeOff(item);
        } else {
            lost(now);
        }
    }

    /// Says that one of the things was deleted.
    void lost(long now) {
        deleted++;
        if (items.size() <= FEW || deleted * SHARE > items.size()) {
            items.removeIf(item -> item.forgotten(now));
            deleted = 0;
        }
    }

    int size() {
        return items.size();
    }

    T get(int place) {
        return items.get(place);
    }

    /// The place of the first thing with a higher number.
    int after(int number) {
        int low = 0;
        int high = items.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (items.get(middle).number() <= number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

package io.snapwarden.standalone.simulate.observe;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.standalone.simulate.forecast.Forecast.Prune;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Follows what each night wanted to delete, and what it did delete.
final class PruneBook {

    private static final Pattern LIMIT = Pattern.compile("the day's limit of \\d+%?");
    private static final int NIGHTS_THAT_TELL = 7;

    private record Key(PolicyName policy, Scope scope) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::policy).thenComparing(Key::scope);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /// @param limit what the day's limit says of itself where it was reached; empty otherwise
    private record PruneNight(Slot slot, int expired, int deleted, String limit) {
        int waiting() {
            return expired - deleted;
        }
    }

    private final Map<Key, TreeMap<Slot, PruneNight>> nights = new TreeMap<>();

    void pruned(Event.ScopePruned event) {
        var limit = event.refused().stream()
                .map(LIMIT::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst()
                .orElse("");
        nights.computeIfAbsent(new Key(event.run().policy(), event.scope()), _ -> new TreeMap<>())
                .put(event.run().slot(), new PruneNight(event.run().slot(), event.expired(), event.deleted(), limit));
    }

    List<Prune> prunes() {
        return nights.entrySet().stream()
                .map(entry -> prune(entry.getKey(), List.copyOf(entry.getValue().values())))
                .toList();
    }

    private static Prune prune(Key key, List<PruneNight> nights) {
        long deleted = nights.stream().mapToLong(PruneNight::deleted).sum();
        int most = nights.stream().mapToInt(PruneNight::waiting).max().orElse(0);
        var behind = sinceBehind(nights);
        double perNight = 0;
        double deletedPerNight = 0;
        if (behind.size() > 1) {
            int steps = behind.size() - 1;
            double gained = behind.getLast().waiting() - behind.getFirst().waiting();
            deletedPerNight =
                    behind.stream().skip(1).mapToInt(PruneNight::deleted).sum() / (double) steps;
            perNight = deletedPerNight + gained / steps;
        }
        return new Prune(
                key.policy(),
                key.scope(),
                deleted,
                most,
                nights.getLast().waiting(),
                behind.isEmpty() ? null : behind.getFirst().slot(),
                perNight,
                deletedPerNight,
                heldUpBy(behind));
    }

    /// The last nights of which each ended with something waiting; none unless it has become more, also of late.
    private static List<PruneNight> sinceBehind(List<PruneNight> nights) {
        int first = nights.size();
        while (first > 0 && nights.get(first - 1).waiting() > 0) {
            first--;
        }
        var behind = nights.subList(first, nights.size());
        if (behind.size() < NIGHTS_THAT_TELL) {
            return List.of();
        }
        var aWeekAgo = behind.get(behind.size() - NIGHTS_THAT_TELL);
        return behind.getLast().waiting() > aWeekAgo.waiting() ? behind : List.of();
    }

    private static String heldUpBy(List<PruneNight> behind) {
        return behind.reversed().stream()
                .map(PruneNight::limit)
                .filter(limit -> !limit.isEmpty())
                .findFirst()
                .orElse(behind.isEmpty() ? "" : "the pace of deletes");
    }
}

package io.snapwarden.standalone.simulate.observe;

import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.retention.PrunePlan;
import io.snapwarden.standalone.simulate.forecast.Forecast.Alike;
import io.snapwarden.standalone.simulate.forecast.Forecast.Point;
import io.snapwarden.standalone.simulate.observe.PointBook.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts together what keeps points of the same slots for the same reasons.
final class AlikeResources {

    private static final int MOST_NAMED = 3;

    private record Key(PolicyName policy, List<Point> points) {}

    private static final class Group {
        private final List<String> names = new ArrayList<>();
        private int waiting;
    }

    private final Map<Key, Group> groups = new LinkedHashMap<>();

    void add(Source source, PrunePlan plan) {
        var points = new ArrayList<Point>();
        plan.kept()
                .forEach((point, reasons) ->
                        points.add(new Point(point.obligation().slot(), reasons)));
        points.sort(Comparator.comparing(Point::slot).reversed());
        var group = groups.computeIfAbsent(new Key(source.policy().name(), List.copyOf(points)), _ -> new Group());
        group.names.add(source.name());
        group.waiting += plan.pruned().size();
    }

    /// The most of a kind first.
    List<Alike> list() {
        return groups.entrySet().stream()
                .map(entry -> alike(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Alike::policy)
                        .thenComparing(Alike::count, Comparator.reverseOrder())
                        .thenComparing(alike -> alike.examples().getFirst()))
                .toList();
    }

    private static Alike alike(Key key, Group group) {
        return new Alike(
                key.policy(),
                group.names.size(),
                group.names.stream().limit(MOST_NAMED).toList(),
                key.points(),
                group.waiting);
    }
}

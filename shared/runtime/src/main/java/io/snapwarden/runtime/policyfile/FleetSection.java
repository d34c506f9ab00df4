package io.snapwarden.runtime.policyfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// A fleet file as a whole.
final class FleetSection {

    private static final int SERVED_VERSION = 1;
    private static final Vocabulary KEYS = Vocabulary.of("version", "fleet", "prices");

    private FleetSection() {}

    static Optional<FleetFile> read(Cursor at) {
        return Section.of(at, KEYS).flatMap(section -> {
            section.required("version").ifPresent(version -> version.number(SERVED_VERSION, SERVED_VERSION));
            var groups = section.required("fleet").flatMap(FleetSection::groups);
            var prices = section.optional("prices").flatMap(PricesSection::read);
            return section.make(() -> new FleetFile(groups.orElseThrow(), prices.orElse(Prices.USUAL)));
        });
    }

    private static Optional<List<FleetGroup>> groups(Cursor at) {
        return at.items("a list of groups of resources").map(items -> {
            var groups = new ArrayList<FleetGroup>();
            var names = new HashMap<String, Cursor>();
            for (var item : items) {
                GroupSection.read(item).ifPresent(group -> {
                    var earlier = names.putIfAbsent(group.name(), item);
                    if (earlier != null) {
                        item.refuse("expected a name of its own, found %s, which %s has too"
                                .formatted(group.name(), earlier.path()));
                    }
                    groups.add(group);
                });
            }
            return groups;
        });
    }
}

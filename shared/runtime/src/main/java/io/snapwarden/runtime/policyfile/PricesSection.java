package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.text.Excerpt;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// `prices:` what snapshots cost.
final class PricesSection {

    private static final String EXPECTED = "a price such as 0.05";

    private PricesSection() {}

    static Optional<Prices> read(Cursor at) {
        return Section.of(at, Vocabulary.of("currency", "snapshot-gib-month", "regions"))
                .flatMap(section -> {
                    var currency = section.optional("currency")
                            .flatMap(text -> text.text("a currency such as USD", PricesSection::currency));
                    var price = section.optional("snapshot-gib-month").flatMap(PricesSection::price);
                    var regions = section.optional("regions").flatMap(PricesSection::regions);
                    return section.make(() -> new Prices(
                            currency.orElse(Prices.USUAL.currency()),
                            price.orElse(Prices.USUAL.snapshotGiBMonth()),
                            regions.orElse(Map.of())));
                });
    }

    private static Optional<Map<Region, Double>> regions(Cursor at) {
        return at.fields("prices such as { eu-central-1: 0.054 }").map(fields -> {
            var prices = new LinkedHashMap<Region, Double>();
            for (var field : fields) {
                var region = field.keyItself().text("a Region such as eu-west-1", Region::new);
                var price = price(field.value());
                region.ifPresent(known -> price.ifPresent(paid -> prices.put(known, paid)));
            }
            return prices;
        });
    }

    private static Optional<Double> price(Cursor at) {
        if (at.node() instanceof YamlNode.Text text && text.value().matches("[0-9]{1,6}(\\.[0-9]{1,9})?")) {
            return Optional.of(Double.parseDouble(text.value()));
        }
        at.refuse("expected " + EXPECTED + ", found " + at.node().words());
        return Optional.empty();
    }

    private static String currency(String text) {
        if (!text.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("expected three capital letters such as USD, found " + Excerpt.of(text));
        }
        return text;
    }
}

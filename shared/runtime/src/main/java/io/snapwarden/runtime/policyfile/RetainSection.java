package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.retention.KeepRule;
import io.snapwarden.domain.retention.Retention;
import io.snapwarden.domain.retention.RetentionTag;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/// `retain:` what stays.
///
/// @param tagged whether the file has `tags:`, good or not
/// @param tag by which resources speak for themselves
record RetainSection(ZoneId zone, boolean tagged, Optional<RetentionTag> tag) {

    static final int MOST_COUNT = 10_000;

    private static final List<Map.Entry<String, IntFunction<KeepRule>>> COUNTS = List.of(
            Map.entry("last", KeepRule.Last::new),
            Map.entry("hourly", KeepRule.Hourly::new),
            Map.entry("daily", KeepRule.Daily::new),
            Map.entry("weekly", KeepRule.Weekly::new),
            Map.entry("monthly", KeepRule.Monthly::new),
            Map.entry("yearly", KeepRule.Yearly::new));
    private static final List<String> RULES =
            List.of("last", "hourly", "daily", "weekly", "monthly", "yearly", "within");
    private static final Vocabulary KEYS = Vocabulary.of(
            "last", "hourly", "daily", "weekly", "monthly", "yearly", "within", "at-least", "orphans", "allow-shorter");

    Optional<Retention> read(Cursor at) {
        return Section.of(at, KEYS).flatMap(this::read);
    }

    private Optional<Retention> read(Section section) {
        var rules = rules(section);
        if (rules.isEmpty()
                && RULES.stream().noneMatch(rule -> section.optional(rule).isPresent())) {
            section.refuse("expected at least one of " + new Vocabulary(RULES, Map.of()).expected()
                    + ", found none: nothing would be kept");
        }
        var atLeast = section.optional("at-least").flatMap(at -> at.number(1, MOST_COUNT));
        var orphans = section.optional("orphans")
                .flatMap(at -> DurationText.read(at, DurationText.SHORTEST, Durations.LONGEST));
        boolean shorter =
                section.optional("allow-shorter").flatMap(this::allowShorter).orElse(false);
        return section.make(() -> new Retention(
                rules,
                atLeast.orElse(1),
                orphans.orElse(null),
                tag.map(found -> new RetentionTag(found.key(), found.unit(), shorter))
                        .orElse(null),
                zone));
    }

    private static List<KeepRule> rules(Section section) {
        var rules = new ArrayList<KeepRule>();
        for (var count : COUNTS) {
            section.optional(count.getKey())
                    .flatMap(at -> at.number(1, MOST_COUNT))
                    .map(count.getValue()::apply)
                    .ifPresent(rules::add);
        }
        section.optional("within")
                .flatMap(at -> DurationText.read(at, DurationText.SHORTEST, Durations.LONGEST))
                .map(KeepRule.Within::new)
                .ifPresent(rules::add);
        return rules;
    }

    private Optional<Boolean> allowShorter(Cursor at) {
        var allowed = at.flag();
        if (allowed.orElse(false) && !tagged) {
            at.refuse("expected tags.retention to name the tag that may shorten, found none");
        }
        return allowed;
    }
}

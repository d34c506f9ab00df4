package io.snapwarden.domain.retention;

import io.snapwarden.domain.point.RecoveryPoint;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// A resource's own word on how long its points stay, in a tag that its points carry too.
///
/// @param unit what one of the tag's number stands for
/// @param mayShorten whether the tag may also keep for less than the rules
public record RetentionTag(String key, Duration unit, boolean mayShorten) {

    private static final int MOST_DIGITS = 5;

    /// How long the tag asks for; empty when no member has the tag, or its value is no plain positive number.
    /// Of members that differ the longest wins.
    Optional<Duration> of(RecoveryPoint point) {
        return point.members().stream()
                .flatMap(member -> read(member.tags()).stream())
                .max(Comparator.naturalOrder());
    }

    private Optional<Duration> read(Map<String, String> tags) {
        var value = tags.getOrDefault(key, "").strip();
        return value.matches("[1-9]\\d{0," + (MOST_DIGITS - 1) + "}")
                ? Optional.of(unit.multipliedBy(Integer.parseInt(value)))
                : Optional.empty();
    }
}

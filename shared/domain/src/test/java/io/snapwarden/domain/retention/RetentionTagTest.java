package io.snapwarden.domain.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.point.RecoveryPoint;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTagTest {

    private static final RetentionTag LENGTHENS = new RetentionTag("retention", Duration.ofDays(1), false);
    private static final RetentionTag SHORTENS = new RetentionTag("retention", Duration.ofDays(1), true);

    private final RecoveryPoint newest = asking("2026-03-10T02:00:00Z", "3");
    private final RecoveryPoint twoDaysOld = asking("2026-03-08T02:00:00Z", "3");
    private final RecoveryPoint fourDaysOld = asking("2026-03-06T02:00:00Z", "3");
    private final List<RecoveryPoint> points = List.of(newest, twoDaysOld, fourDaysOld);

    @Test
    void keepsLongerThanTheRules() {
        var plan = retention(new KeepRule.Last(1), LENGTHENS).plan(points);
        assertThat(plan.kept().get(twoDaysOld)).containsExactly("its own retention tag");
        assertThat(plan.pruned()).containsOnlyKeys(fourDaysOld);
    }

    @Test
    void doesNotShortenUnlessThePolicyAllowsIt() {
        assertThat(retention(new KeepRule.Last(3), LENGTHENS).plan(points).pruned())
                .isEmpty();
    }

    @Test
    void shortensWhereThePolicyAllowsIt() {
        assertThat(retention(new KeepRule.Last(3), SHORTENS).plan(points).pruned())
                .containsOnlyKeys(fourDaysOld);
    }

    @Test
    void neverShortensAwayTheNewestTheMinimumOrAHold() {
        var held =
                Points.made("2026-01-01T02:00:00Z").tag("retention", "1").held().point();
        var all = List.of(newest, twoDaysOld, fourDaysOld, held);
        var three = new Retention(List.of(new KeepRule.Last(9)), 3, null, SHORTENS, ZoneId.of("UTC"));
        assertThat(three.plan(all).pruned()).isEmpty();
    }

    @Test
    void ofMembersThatDifferTheLongestWins() {
        var some = Points.made("2026-03-01T02:00:00Z").volumes("vol-0a", "vol-0b");
        var little = some.tag("retention", "1").point();
        var much = some.tag("retention", "30").point();
        var mixed = new RecoveryPoint(
                little.marks(), List.of(much.members().get(0), little.members().get(1)));
        assertThat(SHORTENS.of(mixed)).contains(Duration.ofDays(30));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0",
                "-1",
                "+7",
                "7.5",
                "1e3",
                "007",
                "0x10",
                "7 days",
                "100000",
                "99999999999999999999",
                "٣",
                "７",
                "7\n8",
                "${jndi:x}",
                "'; drop",
                "∞",
                "null",
                "P7D"
            })
    void aValueThatIsNoPlainNumberSaysNothing(String hostile) {
        assertThat(SHORTENS.of(asking("2026-03-10T02:00:00Z", hostile))).isEqualTo(Optional.empty());
        var old = asking("2026-03-08T02:00:00Z", hostile);
        assertThat(retention(new KeepRule.Last(2), SHORTENS)
                        .plan(List.of(newest, old))
                        .pruned())
                .as("what says nothing shortens nothing")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", " 7 ", "7\n", "99999"})
    void aPlainNumberIsRead(String value) {
        assertThat(SHORTENS.of(asking("2026-03-10T02:00:00Z", value))).isPresent();
    }

    private static RecoveryPoint asking(String instant, String days) {
        return Points.made(instant).tag("retention", days).point();
    }

    private static Retention retention(KeepRule rule, RetentionTag tag) {
        return new Retention(List.of(rule), 1, null, tag, ZoneId.of("UTC"));
    }
}

package io.snapwarden.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.snapwarden.simulation.model.Freeze;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Thousands of instances, all frozen as briefly as possible, a failing few ticketed. `-Dsnapwarden.enterprise=2000` is
/// the whole of it; fewer say the same sooner.
class EnterpriseTest {

    private static final int INSTANCES = Integer.getInteger("snapwarden.enterprise", 120);
    /// Half with a silent agent, half that hang; so few of each reason that none is folded into a storm.
    private static final int FEW = 6;

    private static final Duration TRAVEL = Duration.ofMillis(800);

    /// Of the simulation: a call there and back, and the steps of the document that a thaw waits for.
    private static final Duration CALL = Duration.ofMillis(100);

    private static final Duration STEPS = Duration.ofMillis(100);
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private static final Logger LOG = (Logger) LoggerFactory.getLogger("io.snapwarden");
    private static final Level BEFORE = LOG.getEffectiveLevel();

    @BeforeAll
    static void beSilent() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void speak() {
        LOG.setLevel(BEFORE);
    }

    @Test
    void aFleetIsFrozenBrieflyAndTheFailingFewAreTicketed() {
        try (var night = new EnterpriseSimulation(INSTANCES, TRAVEL, INSTANCES / FEW)) {
            night.run();

            var healthy = new TreeSet<>(night.hosts().keySet());
            healthy.removeAll(night.ailing());
            assertThat(night.ailing()).hasSize(FEW);
            eachIsCapturedAtRest(night, healthy);
            eachFreezeIsBrief(night, healthy);
            eachFailureHasItsTicket(night);
        }
    }

    private static void eachIsCapturedAtRest(EnterpriseSimulation night, Set<String> healthy) {
        var points = night.points();
        var laws = new FreezeLaws(night.hosts(), EnterpriseSimulation.LEASE);
        laws.everyFreezeEndsWithinItsLease(Instant.MAX);
        laws.nothingIsFrozen();
        laws.whatIsCalledConsistentWasCapturedAtRest(points);
        assertThat(points.stream().filter(TruePoint::good).filter(FreezeLaws::isConsistent))
                .extracting(TruePoint::source)
                .containsExactlyInAnyOrderElementsOf(healthy);
    }

    /// The create call, the thaw as whoever sends it sees it, and a second.
    private static void eachFreezeIsBrief(EnterpriseSimulation night, Set<String> healthy) {
        var lasted = healthy.stream()
                .flatMap(instance -> night.hosts().get(instance).freezes().stream())
                .map(EnterpriseTest::lasted)
                .sorted()
                .toList();
        var thaw = CALL.plus(TRAVEL.multipliedBy(2)).plus(STEPS);
        assertThat(at(lasted, 0.99))
                .as("the 99th percentile of " + lasted.size() + " freezes, median " + at(lasted, 0.5))
                .isLessThanOrEqualTo(CALL.plus(thaw).plus(A_SECOND));
    }

    private static void eachFailureHasItsTicket(EnterpriseSimulation night) {
        var ticketed = night.desk().open().stream()
                .map(ticket -> ticket.key().substring(ticket.key().lastIndexOf('/') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(ticketed).isEqualTo(night.ailing());
        assertThat(night.topic().digests())
                .anySatisfy(digest -> assertThat(digest.body())
                        .contains(night.ailing().stream().limit(3).toList()));
    }

    private static Duration lasted(Freeze freeze) {
        return Duration.between(freeze.frozenAt(), Objects.requireNonNull(freeze.thawedAt(), "it is frozen still"));
    }

    private static Duration at(List<Duration> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
    }
}

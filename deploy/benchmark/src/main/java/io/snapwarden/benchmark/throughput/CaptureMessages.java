package io.snapwarden.benchmark.throughput;

import io.snapwarden.benchmark.LocalPorts;
import io.snapwarden.benchmark.SimulatedHosts;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Messages that ask for captures of instances, as the planner sends them.
final class CaptureMessages {

    private static final Duration LIFE = Duration.ofHours(4);

    private CaptureMessages() {}

    /// @param turn each has a slot of its own, and a young one: what is captured late is looked for first
    static List<Message> of(int instances, int turn) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var slot = new Slot(now.minus(Duration.ofMinutes(5)).plusSeconds(turn));
        var notAfter = now.plus(LIFE);
        return IntStream.range(0, instances)
                .mapToObj(number -> new Message(capture("%08x".formatted(number), slot), notAfter, "benchmark"))
                .toList();
    }

    /// @param instance what stands behind the dash of its id
    static String volume(String instance, int number) {
        return "vol-" + instance + number;
    }

    private static Work.CaptureRecoveryPoint capture(String instance, Slot slot) {
        var source = new ResourceId("i-" + instance);
        var owed = new Obligation(new PolicyName("daily"), slot, LocalPorts.SCOPE, source);
        return new Work.CaptureRecoveryPoint(
                new PointKey(owed, 1),
                ResourceKind.INSTANCE,
                shapes(instance),
                false,
                List.of(),
                Map.of("Backup", "daily", "Name", "host-" + instance),
                List.of(),
                Consistency.CRASH,
                "daily 7, weekly 5, monthly 12",
                null);
    }

    private static List<VolumeShape> shapes(String instance) {
        return IntStream.range(0, SimulatedHosts.VOLUMES_OF_AN_INSTANCE)
                .mapToObj(number -> new VolumeShape(
                        new VolumeId(volume(instance, number)),
                        "/dev/sd" + (char) ('f' + number),
                        "gp3",
                        3000,
                        125,
                        8,
                        "eu-west-1a"))
                .toList();
    }
}

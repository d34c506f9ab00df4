package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What was done to somebody after which nobody could be sure what he had done: he died or stalled with the work in
/// hand, an answer was lost, a message came twice. A twin of a work that none of this concerns is the product's own.
final class Ambiguities {

    /// What a planner did twice is alive for so long: an order is delayed, and lives.
    private static final Duration OF_A_PLAN = Duration.ofMinutes(35);

    private final InstantSource time;
    private final Map<String, List<String>> inHand = new HashMap<>();
    private final Set<String> redelivered = new HashSet<>();
    private final Set<String> works = new HashSet<>();
    private final List<Instant> plans = new ArrayList<>();

    Ambiguities(InstantSource time) {
        this.time = time;
    }

    /// A host takes a delivery up.
    ///
    /// @param receives how often it was delivered, this time included
    void delivered(String host, int receives) {
        inHand.remove(host);
        redelivered.remove(host);
        if (receives > 1) {
            redelivered.add(host);
            strikes(host);
        }
    }

    /// A host has read what it took up.
    void takes(String host, Object message) {
        var captures = captures(message);
        if (!captures.isEmpty()) {
            inHand.put(
                    host,
                    captures.stream()
                            .map(capture -> capture.key().obligation().workId().value())
                            .toList());
            if (redelivered.contains(host)) {
                strikes(host);
            }
        }
    }

    /// What a message asks to capture, alone or together.
    static List<CaptureRecoveryPoint> captures(Object message) {
        if (!(message instanceof Message(Work work, var _, var _))) {
            return List.of();
        }
        return switch (work) {
            case CaptureRecoveryPoint capture -> List.of(capture);
            case Work.CaptureWorkload workload -> workload.members();
            default -> List.of(); // it captures nothing
        };
    }

    /// Something befalls a host.
    void strikes(String host) {
        works.addAll(inHand.getOrDefault(host, List.of()));
        if (plansAt(host)) {
            plans.add(time.instant());
        }
    }

    /// Nobody knows whether this work was done.
    void unanswered(String workId) {
        works.add(workId);
    }

    boolean about(String workId) {
        var since = time.instant().minus(OF_A_PLAN);
        return works.contains(workId) || plans.stream().anyMatch(at -> at.isAfter(since));
    }

    /// Whether anything befell somebody who had this work in hand.
    boolean struck(String workId) {
        return works.contains(workId);
    }

    private static boolean plansAt(String host) {
        return host.startsWith("planner") || host.startsWith("clock");
    }
}

package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.policy.Quiesce.OnFailure;
import io.snapwarden.domain.policy.Workload;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import io.snapwarden.domain.work.Work.CaptureWorkload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Each delivery of something to capture, with what was done for it: which hooks were run, and what was asked of the
/// account. What is captured alone is a workload of one.
final class Brackets {

    /// One delivery.
    static final class Bracket {

        private final List<CaptureRecoveryPoint> members;
        private final Workload.OnFailure onFailure;
        private final Instant begun;
        private final Set<String> paused = new TreeSet<>();
        private final Set<String> readied = new TreeSet<>();
        private final Set<String> resumed = new TreeSet<>();
        private final Map<String, Instant> called = new HashMap<>();

        private Bracket(List<CaptureRecoveryPoint> members, Workload.OnFailure onFailure, Instant begun) {
            this.members = members;
            this.onFailure = onFailure;
            this.begun = begun;
        }

        List<CaptureRecoveryPoint> members() {
            return members;
        }

        Optional<CaptureRecoveryPoint> member(String source) {
            return members.stream()
                    .filter(member -> source(member).equals(source))
                    .findFirst();
        }

        Instant begun() {
            return begun;
        }

        boolean wasPaused(String source) {
            return paused.contains(source);
        }

        /// Those whose hooks before the capture were run in vain where the policy wants them to end well.
        Set<String> unready() {
            var unready = new TreeSet<>(paused);
            unready.removeAll(readied);
            unready.removeIf(source -> member(source).stream().noneMatch(Brackets::mustBeReady));
            return unready;
        }

        /// Whether a member may be refused because of hooks: its own, or those of any where all are captured or none.
        boolean refuses(String source) {
            return onFailure == Workload.OnFailure.FAIL
                    ? !unready().isEmpty()
                    : unready().contains(source);
        }

        Set<String> resumed() {
            return resumed;
        }

        /// What was asked of the account so far, and when first.
        Map<String, Instant> called() {
            return called;
        }
    }

    private final Chronicle chronicle;
    private final Map<String, Bracket> inHand = new HashMap<>();
    private final Map<String, List<Bracket>> ofAttempts = new HashMap<>();
    private final Set<String> served = new HashSet<>();

    Brackets(Chronicle chronicle) {
        this.chronicle = chronicle;
    }

    /// A host takes a message up.
    void takes(String host, Object message) {
        inHand.remove(host);
        var members = Ambiguities.captures(message);
        if (members.isEmpty()) {
            return;
        }
        var onFailure = message instanceof Message(CaptureWorkload workload, var _, var _)
                ? workload.onFailure()
                : Workload.OnFailure.CONTINUE;
        var bracket = new Bracket(members, onFailure, chronicle.now());
        inHand.put(host, bracket);
        members.forEach(member -> ofAttempts
                .computeIfAbsent(attempt(member), _ -> new ArrayList<>())
                .add(bracket));
    }

    Optional<Bracket> inHand(String host) {
        return Optional.ofNullable(inHand.get(host));
    }

    void pauses(String host, String source) {
        inHand(host).ifPresent(bracket -> bracket.paused.add(source));
    }

    void readied(String host, String source) {
        inHand(host).ifPresent(bracket -> bracket.readied.add(source));
    }

    /// Nobody's hooks can be run.
    void pausesNobody(String host) {
        inHand(host)
                .ifPresent(bracket -> bracket.members.stream()
                        .filter(member -> member.hooks() != null)
                        .forEach(member -> bracket.paused.add(source(member))));
    }

    void resumes(String host, String source) {
        inHand(host).filter(bracket -> bracket.wasPaused(source)).ifPresent(bracket -> bracket.resumed.add(source));
    }

    void calls(String host, String source) {
        inHand(host).ifPresent(bracket -> bracket.called.putIfAbsent(source, chronicle.now()));
    }

    /// The account has taken it, or refused it for good: it need not be asked again.
    void served(String host, String source) {
        inHand(host).flatMap(bracket -> bracket.member(source)).ifPresent(member -> served.add(attempt(member)));
    }

    /// Whether this attempt was ever taken, or refused for good.
    boolean wasServed(CaptureRecoveryPoint member) {
        return served.contains(attempt(member));
    }

    /// Whether the hooks of some delivery were a reason to refuse this attempt.
    boolean refuses(String attempt, String source) {
        return ofAttempts.getOrDefault(attempt, List.of()).stream().anyMatch(bracket -> bracket.refuses(source));
    }

    static String source(CaptureRecoveryPoint member) {
        return member.key().obligation().source().value();
    }

    private static boolean mustBeReady(CaptureRecoveryPoint member) {
        return Objects.requireNonNull(member.hooks()).before().stream()
                .anyMatch(hook -> hook.onFailure() == OnFailure.FAIL);
    }

    /// As its points are described, and where.
    static String attempt(CaptureRecoveryPoint member) {
        Obligation owed = member.key().obligation();
        var attempt = TruePoint.attempt(
                member.key().attempt(),
                owed.policy().value(),
                owed.slot().at(),
                owed.source().value());
        return owed.scope() + " " + attempt.description();
    }
}

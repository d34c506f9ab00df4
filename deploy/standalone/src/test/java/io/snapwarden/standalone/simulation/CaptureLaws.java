package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.SnapshotCreator;
import io.snapwarden.runtime.port.SnapshotCreator.Creation;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What may be captured, judged when it is made.
final class CaptureLaws {

    /// A capture that was begun in time may take so long.
    private static final Duration ONE_CAPTURE = Duration.ofMinutes(10);

    private final Estate estate;
    private final Chronicle chronicle;
    private final Brackets brackets;
    private final Truth truth;

    /// Attempts that EC2 has refused for good, by their Description and scope.
    private final Set<String> refused = new HashSet<>();

    CaptureLaws(Estate estate, Chronicle chronicle, Brackets brackets) {
        this.estate = estate;
        this.brackets = brackets;
        this.chronicle = chronicle;
        truth = new Truth(estate, chronicle);
    }

    void after(Scope scope, SnapshotCreator.Request request, Creation creation) {
        switch (creation) {
            case Creation.Refused _, Creation.Gone _, Creation.TagsRefused _ -> refused(scope, request.description());
            case Creation.Created _, Creation.Ambiguous _ -> {
                if (creation instanceof Creation.Ambiguous) {
                    chronicle.ambiguities().unanswered(workId(request.tags()));
                }
                made(scope, request.description(), request.tags());
            }
            case Creation.Busy _, Creation.TooSoon _ -> {} // nothing was made
        }
    }

    /// An attempt was refused for good.
    void refused(Scope scope, String attempt) {
        refused.add(attempt(scope, attempt));
    }

    /// Something was made of an attempt, as far as anybody knows.
    void made(Scope scope, String attempt, Map<String, String> marks) {
        var brothers = truth.now(scope, attempt);
        brothers.stream()
                .filter(point -> point.there().getFirst().description().equals(attempt))
                .forEach(point -> judge(point, brothers, workId(marks)));
    }

    /// Whether an attempt may be said to have failed.
    boolean mayHaveFailed(Scope scope, TruePoint.Attempt attempt, List<TruePoint> points) {
        return refused.contains(attempt(scope, attempt.description()))
                || brackets.refuses(attempt(scope, attempt.description()), attempt.source())
                || points.stream()
                        .filter(point -> point.attempt() == attempt.number())
                        .anyMatch(point -> point.failed() || !point.whole());
    }

    private void judge(TruePoint point, List<TruePoint> brothers, String workId) {
        noTwinWithoutAReason(point, brothers, workId);
        everythingIsOneInstant(point);
        if (!estate.meddlers().interference().tamperedWith(workId)) {
            aWaitIsNoAttempt(point);
        }
        onlyWhatIsSelectedIsCaptured(point);
        if (!chronicle.wrongClocks()) {
            captureStartsInItsWindow(point);
        }
    }

    private void noTwinWithoutAReason(TruePoint point, List<TruePoint> brothers, String workId) {
        long alive =
                brothers.stream().filter(one -> one.good() || one.pending()).count();
        if (alive > 1 && !chronicle.doubtful(workId, point.slot())) {
            throw new AssertionError("a twin was made though the ledger never failed its claims: " + brothers);
        }
        boolean doubt = chronicle.ambiguities().about(workId) || chronicle.lostTwiceSince(point.slot());
        if (alive > 1 && !doubt) {
            throw new AssertionError("a twin was made though nobody was in doubt about it: " + brothers);
        }
    }

    private static void everythingIsOneInstant(TruePoint point) {
        if (point.there().stream().anyMatch(member -> !member.startTime().equals(point.takenAt()))) {
            throw new AssertionError("the members of " + point + " are not of one instant");
        }
    }

    private void aWaitIsNoAttempt(TruePoint point) {
        if (point.attempt() > 1) {
            var before = point.attemptBefore();
            var ever = truth.ever(point.scope()).stream()
                    .filter(one -> one.obligation().equals(point.obligation()))
                    .toList();
            if (!mayHaveFailed(point.scope(), before, ever)) {
                throw new AssertionError(point + " was made, but " + before + " never failed");
            }
        }
    }

    private void onlyWhatIsSelectedIsCaptured(TruePoint point) {
        var source = estate.source(point.source());
        if (!source.promise().policy().equals(point.policy())
                || !source.selected()
                        .met(
                                point.slot().minus(DeleteLaws.UNSEEN),
                                point.takenAt().plusMillis(1))) {
            throw new AssertionError(point + " was made, but its policy did not select it since its slot");
        }
    }

    private static void captureStartsInItsWindow(TruePoint point) {
        var end = Promise.of(point.policy()).windowEnd(point.slot()).plus(ONE_CAPTURE);
        if (point.takenAt().isBefore(point.slot()) || point.takenAt().isAfter(end)) {
            throw new AssertionError(point + " was taken at " + point.takenAt() + ", outside its window");
        }
    }

    private static String attempt(Scope scope, String description) {
        return scope + " " + description;
    }

    private static String workId(Map<String, String> marks) {
        return String.valueOf(marks.get("snapwarden:work"));
    }
}

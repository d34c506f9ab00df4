package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.runtime.port.Start;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What may be asked of AWS Backup and RDS, judged when it is. The same order makes the same job or snapshot there, so
/// nobody is ever in doubt, and no twin is forgiven.
final class ServiceLaws {

    /// What an order last waited for, and when that was said.
    record Wait(String why, Instant at) {}

    static final String NAMES = "snapwarden-";

    private final Estate estate;
    private final Chronicle chronicle;
    private final CaptureLaws captures;
    private final Truth truth;
    private final ServiceTruth services;
    private final Map<String, Wait> waits = new HashMap<>();

    ServiceLaws(Estate estate, Chronicle chronicle, CaptureLaws captures, ServiceTruth services) {
        this.estate = estate;
        this.chronicle = chronicle;
        this.captures = captures;
        this.services = services;
        truth = new Truth(estate, chronicle);
    }

    void afterJob(Scope scope, Map<String, String> marks, Start start) {
        aTokenIsNewOnlyAfterAJobThatGaveWay(scope, marks);
        after(scope, marks, start);
    }

    void afterSnapshot(Scope scope, Map<String, String> marks, String name, Start start) {
        var expected = NAMES + marks.get("snapwarden:work") + "-" + marks.get("snapwarden:attempt");
        if (!name.equals(expected)) {
            throw new AssertionError("a snapshot was to be named " + name + ", but its marks say " + expected);
        }
        after(scope, marks, start);
    }

    /// What orders of an obligation waited for before then: the last word of a service, or jobs of others.
    List<String> waits(Obligation owed, Instant then) {
        var words = new ArrayList<String>();
        var wait = waits.get(owed.toString());
        if (wait != null && wait.at().isBefore(then)) {
            words.add(wait.why());
        }
        if (!services.gaveWay(owed, then).isEmpty()) {
            words.add(ServiceTruth.GAVE_WAY);
        }
        return words;
    }

    private void after(Scope scope, Map<String, String> marks, Start start) {
        var attempt = ServiceTruth.description(marks);
        nothingOfOursIsTakenForAStranger(scope, attempt, start);
        nothingOfAStrangersIsTakenForOurs(attempt, start);
        switch (start) {
            case Start.Refused _, Start.Gone _, Start.TagsRefused _ -> captures.refused(scope, attempt);
            case Start.Started _, Start.Ambiguous _ -> {
                captures.made(scope, attempt, marks);
                noTwinIsMade(scope, attempt);
            }
            case Start.Busy(var _, var why) -> waits.put(obligation(scope, marks), new Wait(why, chronicle.now()));
        }
    }

    private void noTwinIsMade(Scope scope, String attempt) {
        var alive = truth.now(scope, attempt).stream()
                .filter(point -> point.good() || point.pending())
                .toList();
        if (alive.size() > 1) {
            throw new AssertionError("a twin was made, though whoever is not sure can ask again: " + alive);
        }
    }

    /// A name that is taken by what this very order has made is the answer.
    private void nothingOfOursIsTakenForAStranger(Scope scope, String attempt, Start start) {
        if (start instanceof Start.Refused(var why) && why.contains("is there already")) {
            truth.now(scope, attempt).stream()
                    .filter(point -> point.there().getFirst().description().equals(attempt))
                    .findFirst()
                    .ifPresent(point -> {
                        throw new AssertionError(point + " is ours, but was taken for a stranger's: " + why);
                    });
        }
    }

    /// A name alone makes nothing ours: what somebody else has made under it is no backup of what is owed.
    private void nothingOfAStrangersIsTakenForOurs(String attempt, Start start) {
        if (start instanceof Start.Started(var id)
                && estate.meddlers().interference().isOfStranger(id)) {
            throw new AssertionError(id + " is a stranger's, but was taken for the point of " + attempt);
        }
    }

    /// Each delivery of an order says the same, so that AWS shows its job again.
    private void aTokenIsNewOnlyAfterAJobThatGaveWay(Scope scope, Map<String, String> marks) {
        var token = Objects.requireNonNull(marks.get("snapwarden:capture"));
        var gaveWay = services.gaveWay(scope, marks);
        gaveWay.remove(token);
        int turn = Integer.parseInt(token.substring(token.lastIndexOf('-') + 1));
        boolean tampered = estate.meddlers().interference().tamperedWith(String.valueOf(marks.get("snapwarden:work")));
        if (turn > gaveWay.size() && !tampered) {
            throw new AssertionError("a job was asked for with the token " + token + ", but only " + gaveWay
                    + " of its attempt gave way");
        }
    }

    private static String obligation(Scope scope, Map<String, String> marks) {
        return marks.get("snapwarden:policy") + " " + marks.get("snapwarden:slot") + " " + scope + " "
                + marks.get("snapwarden:source");
    }
}

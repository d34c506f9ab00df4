package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.HostCommands.Order;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.model.VssDocument;
import java.time.Instant;
import java.util.Map;

/// What may be sent to hosts that make a backup themselves, judged when it is: Systems Manager runs twice what is sent
/// twice, so nothing is sent twice for one attempt unless the ledger failed whoever claimed it and something left
/// somebody in doubt.
final class SendLaws {

    private final SimulatedAws aws;
    private final Chronicle chronicle;
    private final CaptureLaws captures;

    SendLaws(SimulatedAws aws, Chronicle chronicle, CaptureLaws captures) {
        this.aws = aws;
        this.chronicle = chronicle;
        this.captures = captures;
    }

    static boolean concern(Order order) {
        return isDump(order) || order.document().equals(VssDocument.NAME);
    }

    static boolean isDump(Order order) {
        return order.document().equals(DumpDocument.NAME);
    }

    /// What the point is told by, as marks of a snapshot say it.
    static Map<String, String> marks(Order order) {
        var told = order.parameters();
        return Map.of(
                "snapwarden:policy", DumpDocument.parameter(told, "policy"),
                "snapwarden:slot", DumpDocument.parameter(told, "slot"),
                "snapwarden:source", DumpDocument.parameter(told, "source"),
                "snapwarden:attempt", DumpDocument.parameter(told, "attempt"),
                "snapwarden:work", CommandTruth.workId(order.comment()));
    }

    void after(Scope scope, Order order) {
        nothingIsSentTwice(scope, order);
        if (isDump(order)) {
            var marks = marks(order);
            captures.made(scope, attempt(marks).description(), marks);
        }
    }

    void refused(Scope scope, Order order) {
        if (isDump(order)) {
            captures.refused(scope, attempt(marks(order)).description());
        }
    }

    private static TruePoint.Attempt attempt(Map<String, String> marks) {
        return TruePoint.attempt(
                Integer.parseInt(marks.get("snapwarden:attempt")),
                marks.get("snapwarden:policy"),
                Instant.parse(marks.get("snapwarden:slot")),
                marks.get("snapwarden:source"));
    }

    private void nothingIsSentTwice(Scope scope, Order order) {
        var same = aws.stage(scope).invocations().stream()
                .filter(row -> row.command().request().comment().equals(order.comment()))
                .filter(row -> row.instance().equals(order.instance().value()))
                .toList();
        if (same.size() < 2) {
            return;
        }
        var workId = workId(order);
        var first = same.getFirst().command().requestedAt();
        if (!chronicle.doubtful(workId, first) || !chronicle.ambiguities().about(workId)) {
            throw new AssertionError("it was sent twice: " + order + ", first at " + first);
        }
    }

    private static String workId(Order order) {
        var words = order.comment().split("[ -]", -1);
        return words[2];
    }
}

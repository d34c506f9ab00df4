package io.snapwarden.notifier.digest;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.notifier.text.Amounts;
import io.snapwarden.notifier.text.SlotText;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;

/// The body of a mail: plain text for any mail client, so nothing depends on columns.
record DigestText(Map<PolicyName, ZoneId> zones) {

    private static final int MOST_PRUNES = 100;

    String of(Digest digest) {
        var lines = new Lines();
        lines.line(totals(digest));
        Troubles.write(digest, lines);
        digest.runs().forEach(run -> run(run, lines));
        if (!digest.prunes().isEmpty()) {
            lines.blank();
            lines.line("PRUNED SINCE");
            lines.list("  ", digest.prunes(), MOST_PRUNES, 0, prune -> {
                lines.line(
                        "  " + scope(prune.scope()) + ", policy " + prune.run().policy());
                PruneText.write(prune, lines);
            });
        }
        return lines.text();
    }

    static String scope(Scope scope) {
        return scope.region() + ", account " + scope.account();
    }

    private String totals(Digest digest) {
        int unreachable = digest.unreachable().size();
        return "%s failed, %s missed, %s%s captured, %s deleted"
                .formatted(
                        Amounts.grouped(digest.failed()),
                        Amounts.grouped(digest.missed()),
                        unreachable == 0
                                ? ""
                                : Amounts.count(unreachable, "scope unreachable", "scopes unreachable") + ", ",
                        Amounts.grouped(digest.captured()),
                        Amounts.grouped(digest.deleted()));
    }

    private void run(Digest.RunDigest run, Lines lines) {
        var key = run.report().run();
        lines.blank();
        lines.line("POLICY " + key.policy());
        lines.line("slot " + SlotText.in(zones.getOrDefault(key.policy(), ZoneOffset.UTC), key.slot())
                + (run.sum(ScopeReport::pending) > 0 ? ", closed with points still pending" : ""));
        ProblemText.write(run.report(), lines);
        run.report().scopes().stream()
                .sorted(comparing((ScopeReport scope) -> scope.unreachable() == null)
                        .thenComparing(scope -> !scope.bad())
                        .thenComparing(ScopeReport::scope))
                .forEach(scope -> ScopeText.write(scope, run.pruneOf(scope.scope()), lines));
        if (run.report().scopes().size() > 1) {
            total(run, lines);
        }
        var rest = run.report().rest();
        if (rest != null) {
            lines.blank();
            lines.line(
                    "  and %s more, of which the run ledger has no report any more: %s captured, %s failed, %s missed"
                            .formatted(
                                    Amounts.count(rest.scopes(), "scope"),
                                    Amounts.grouped(rest.completed() + rest.pending()),
                                    Amounts.grouped(rest.failed()),
                                    Amounts.grouped(rest.missed())));
        }
    }

    private static void total(Digest.RunDigest run, Lines lines) {
        long bytes = run.report().scopes().stream()
                .mapToLong(ScopeReport::fullSizeBytes)
                .sum();
        lines.blank();
        lines.line("  all %s scopes".formatted(run.report().scopes().size()));
        lines.line("    captured: " + Amounts.grouped(run.sum(scope -> scope.completed() + scope.pending()))
                + ", failed: " + Amounts.grouped(run.sum(ScopeReport::failed))
                + ", missed: " + Amounts.grouped(run.sum(ScopeReport::missed))
                + ", size: " + Amounts.size(bytes)
                + run.report().scopes().stream()
                        .map(ScopeReport::elapsed)
                        .filter(Objects::nonNull)
                        .max(naturalOrder())
                        .map(elapsed -> ", elapsed: " + Amounts.elapsed(elapsed))
                        .orElse(""));
    }

    /// What a prune did.
    static final class PruneText {

        private static final int MOST_REFUSED = 20;

        private PruneText() {}

        static void write(Event.ScopePruned prune, Lines lines) {
            lines.line("    deleted: " + Amounts.grouped(prune.deleted()) + " of "
                    + Amounts.count(prune.expired(), "expired point") + ", " + Amounts.grouped(prune.kept()) + " kept"
                    + (prune.dryRun() ? " (dry run: the policy file does not allow deleting)" : ""));
            lines.list(
                    "      ",
                    prune.refused(),
                    MOST_REFUSED,
                    0,
                    reason -> lines.line("      not deleted: " + ProblemText.clean(reason)));
        }
    }
}

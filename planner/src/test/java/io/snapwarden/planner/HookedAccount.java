package io.snapwarden.planner;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.policy.Hooks;
import io.snapwarden.domain.policy.Hooks.Stage;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.policy.Script;
import io.snapwarden.domain.run.HookDebt;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.wire.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// An account of a policy with hooks, and what snapshotters leave behind in it.
class HookedAccount {

    static final Duration A_SCAN_LATER = Duration.ofMinutes(16);

    final Account account = new Account();
    final Planner planner = account.planner(hooked());

    static Policy plain() {
        return Account.policy("daily", ResourceKind.INSTANCE, "0 2 * * *", Duration.ofHours(1));
    }

    /// What was given up, in words.
    List<String> given(PointKey key) {
        var run = planner.runs().find(key.obligation().run()).orElseThrow();
        return new RunReports(account.ledger)
                .standing(run, hooked()).hooks().stream()
                        .filter(HookStanding::givenUp)
                        .map(HookStanding::words)
                        .toList();
    }

    static Policy hooked() {
        var plain = plain();
        var script = new Script("resume", Map.of(), Duration.ofMinutes(1));
        return new Policy(
                plain.name(),
                plain.formerly(),
                plain.selection(),
                plain.schedule(),
                null,
                null,
                new Hooks(List.of(), List.of(new Hooks.After(script, Stage.CAPTURED))),
                plain.retention());
    }

    /// The run's first order, of the only instance that there is.
    Work.CaptureRecoveryPoint ordered() {
        account.instance(1, Map.of("Backup", "daily"));
        account.tick(planner);
        return account.takeCaptures().getFirst();
    }

    void owes(PointKey key, Stage stage) {
        account.ledger.create(
                path("hooks", key) + "/" + stage,
                Json.write(HookDebt.of(hooked().hooks().after(), "c1")));
    }

    static String path(String folder, PointKey key) {
        var owed = key.obligation();
        return String.join(
                "/",
                folder,
                owed.policy().value(),
                owed.slot().toString(),
                owed.scope().toString(),
                owed.source().keyWord(),
                Integer.toString(key.attempt()));
    }

    List<Work.SettleHooks> asked() {
        return account.take(Work.SettleHooks.class);
    }

    boolean settled() {
        return !account.events(Event.RunSettled.class).isEmpty();
    }
}

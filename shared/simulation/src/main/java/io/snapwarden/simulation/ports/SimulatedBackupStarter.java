package io.snapwarden.simulation.ports;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.BackupRefusals;
import io.snapwarden.runtime.port.BackupStarter;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.Start;
import io.snapwarden.simulation.model.AwsError;
import io.snapwarden.simulation.model.ReplyLost;
import java.time.Duration;

/// Starts jobs.
final class SimulatedBackupStarter implements BackupStarter {

    private static final Duration AFTER_THROTTLE = Duration.ofSeconds(10);
    private static final Duration UNTIL_THERE_IS_ROOM = Duration.ofMinutes(10);

    private final Role role;

    SimulatedBackupStarter(Role role) {
        this.role = role;
    }

    @Override
    public Start start(Scope scope, Order order) {
        try {
            return new Start.Started(role.patience()
                    .throttledOnly(() -> role.backupIn(scope)
                            .startBackupJob(
                                    order.resource().value(),
                                    order.vault(),
                                    "arn:aws:iam::" + scope.account() + ":role/" + order.role(),
                                    order.token().toString(),
                                    order.tags()))
                    .id());
        } catch (ReplyLost e) {
            return new Start.Ambiguous(String.valueOf(e.getMessage()));
        } catch (AwsError e) {
            return afterTrouble(scope, order, e);
        }
    }

    private static Start afterTrouble(Scope scope, Order order, AwsError e) {
        var why = "StartBackupJob for " + order.resource() + " in " + scope + " failed: " + e.code() + ": "
                + e.getMessage();
        return switch (Patience.kind(e)) {
            case THROTTLED -> new Start.Busy(e.isThrottle() ? AFTER_THROTTLE : UNTIL_THERE_IS_ROOM, why);
            case UNAVAILABLE -> new Start.Ambiguous(why);
            case DENIED, INVALID -> BackupRefusals.of(order, why);
            case CREDENTIALS, REGION_OFF -> throw new DependencyException(Patience.kind(e), why, e);
        };
    }
}

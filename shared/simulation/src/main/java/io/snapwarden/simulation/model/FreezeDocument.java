package io.snapwarden.simulation.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `snapwarden-freeze` as hosts of this model run it: what the script in `deploy/ssm` does, step by step, as far as a
/// worker can notice. A lease is remembered in the host's memory; nothing is frozen but mounts beside the root.
public final class FreezeDocument implements Document {

    public static final String NAME = "snapwarden-freeze";

    /// Where this host can be told to hang.
    public static final String ARM = "arm the watchdog";

    public static final String FREEZE = "freeze";
    public static final String REPORT = "report the freeze";
    public static final String THAW = "thaw";

    private static final Duration STEP = Duration.ofMillis(50);
    private static final String LEASE = "lease";
    private static final String FROZEN_AT = "frozen-at";
    private static final String VERDICT = "verdict of ";

    private static final int FAILED = 201;
    private static final int THAWED_TOO_EARLY = 203;
    private static final int FROZEN_ALREADY = 204;
    private static final int NOT_FROZEN = 205;
    private static final int TOO_LATE = 207;

    @Override
    public Set<String> parameters() {
        return Set.of("command", "executionId", "volumeIds", "freezeSeconds", "notAfter", "includeRoot");
    }

    @Override
    public List<Step> steps(Map<String, List<String>> parameters) {
        var lease = text(parameters, "executionId", "None");
        return switch (text(parameters, "command", "dry-run")) {
            case "pre-script" -> freezing(parameters, lease);
            case "post-script" -> List.of(new Step(THAW, STEP, shell -> thaw(shell, lease)));
            default -> List.of();
        };
    }

    private static List<Step> freezing(Map<String, List<String>> parameters, String lease) {
        long notAfter = Long.parseLong(text(parameters, "notAfter", "0"));
        var lasts = Duration.ofSeconds(Long.parseLong(text(parameters, "freezeSeconds", "30")));
        var steps = new ArrayList<Step>();
        steps.add(new Step(ARM, STEP, shell -> arm(shell, lease, notAfter, lasts)));
        steps.add(new Step(FREEZE, STEP, shell -> freeze(shell, lease)));
        steps.add(new Step(REPORT, STEP, shell -> shell.print("snapwarden: result=frozen lease=" + lease + "\n")));
        return steps;
    }

    private static void arm(Shell shell, String lease, long notAfter, Duration lasts) {
        if (notAfter != 0 && shell.now().getEpochSecond() > notAfter) {
            exit(shell, TOO_LATE, "it came too late");
        } else if (shell.isArmed()) {
            exit(shell, FROZEN_ALREADY, "frozen already by " + shell.files().get(LEASE));
        } else {
            shell.files().put(LEASE, lease);
            shell.arm(lasts);
        }
    }

    /// A thaw that overtakes its freeze, as after a lost reply, leaves nothing to freeze.
    private static void freeze(Shell shell, String lease) {
        if (!shell.isArmed() || !lease.equals(shell.files().get(LEASE))) {
            exit(shell, FAILED, "it was thawed before it had frozen");
            return;
        }
        shell.files().put(FROZEN_AT, Long.toString(shell.now().toEpochMilli()));
        for (var mount : shell.mounts()) {
            if (!mount.equals(Mounts.ROOT) && !shell.freeze(mount)) {
                shell.mounts().forEach(shell::thaw);
                shell.disarm();
                exit(shell, FAILED, mount + " cannot be frozen");
                return;
            }
        }
    }

    /// Of another lease nothing is thawed. Asked again, it says again what it said.
    private static void thaw(Shell shell, String lease) {
        var said = shell.files().get(VERDICT + lease);
        if (said != null) {
            say(shell, said);
        } else if (!lease.equals(shell.files().get(LEASE))) {
            exit(shell, NOT_FROZEN, "nothing is frozen under this lease");
        } else {
            boolean held = shell.disarm();
            shell.mounts().forEach(shell::thaw);
            long since = Long.parseLong(shell.files()
                    .getOrDefault(FROZEN_AT, Long.toString(shell.now().toEpochMilli())));
            var verdict = "held=" + (held ? "yes watchdog=quiet" : "no watchdog=fired") + " frozen-ms="
                    + (shell.now().toEpochMilli() - since) + " lease=" + lease;
            shell.files().put(VERDICT + lease, verdict);
            say(shell, verdict);
        }
    }

    private static void say(Shell shell, String verdict) {
        shell.print("snapwarden: result=thawed " + verdict + "\n");
        if (verdict.startsWith("held=no")) {
            shell.exit(THAWED_TOO_EARLY);
        }
    }

    private static void exit(Shell shell, int code, String why) {
        shell.printError(why + "\n");
        shell.exit(code);
    }

    private static String text(Map<String, List<String>> parameters, String name, String otherwise) {
        var given = parameters.get(name);
        return given == null || given.isEmpty() ? otherwise : given.getFirst();
    }
}

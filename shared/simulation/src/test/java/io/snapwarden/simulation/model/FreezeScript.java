package io.snapwarden.simulation.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Two documents for tests, as a freeze controller would have them: one arms, freezes and says so; one proves that it
/// held, and thaws.
final class FreezeScript {

    static final String FREEZE = "Test-Freeze";
    static final String THAW = "Test-Thaw";
    static final Duration LEASE = Duration.ofSeconds(60);

    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int FAILED = 201;
    private static final int THAWED_TOO_EARLY = 203;
    private static final int FROZEN_ALREADY = 204;

    private FreezeScript() {}

    static SimulatedHost on(World world, String instance) {
        return world.stage
                .host(instance)
                .mount("/data")
                .mount("/logs")
                .document(FREEZE, _ -> freeze())
                .document(THAW, _ -> List.of(new Step("thaw", STEP, FreezeScript::thaw)));
    }

    private static List<Step> freeze() {
        var steps = new ArrayList<Step>();
        steps.add(new Step("arm", STEP, FreezeScript::arm));
        for (var mount : List.of("/data", "/logs")) {
            steps.add(new Step("freeze " + mount, STEP, shell -> {
                if (!shell.isArmed() || !shell.freeze(mount)) {
                    shell.exit(FAILED);
                }
            }));
        }
        steps.add(new Step("report", STEP, shell -> shell.print("frozen at " + shell.now())));
        return steps;
    }

    /// A lease that runs belongs to a freeze that lasts: to replace it would be to extend that.
    private static void arm(Shell shell) {
        if (shell.isArmed()) {
            shell.printError("frozen already");
            shell.exit(FROZEN_ALREADY);
        } else {
            shell.arm(LEASE);
        }
    }

    private static void thaw(Shell shell) {
        boolean held = shell.disarm();
        shell.mounts().forEach(shell::thaw);
        if (!held) {
            shell.exit(THAWED_TOO_EARLY);
        }
    }
}

package io.snapwarden.snapshotter.hook;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.policy.Hooks;
import io.snapwarden.domain.policy.Quiesce;
import io.snapwarden.domain.policy.Script;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.work.Pause;
import io.snapwarden.snapshotter.host.End;
import io.snapwarden.snapshotter.host.Errand;
import io.snapwarden.snapshotter.host.Errands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Runs hooks. Every hook of an attempt is told the same execution id, so that it knows a repetition.
public final class HookRuns {

    private static final String BEFORE = "pre-script";
    private static final String AFTER = "post-script";

    /// How the hooks before a capture ended.
    public sealed interface Readied {

        record Ready() implements Readied {}

        /// @param onFailure what the policy wants done about it
        record Failed(String why, Quiesce.OnFailure onFailure) implements Readied {}

        /// @param begun whether a hook before that one was run
        record NotNow(Duration pause, boolean begun, String why) implements Readied {}
    }

    private final Errands errands;
    private final EventSink events;
    private final InstantSource time;
    private final Pause pause;

    public HookRuns(Errands errands, EventSink events, InstantSource time, Pause pause) {
        this.errands = errands;
        this.events = events;
        this.time = time;
        this.pause = pause;
    }

    /// In their order, to the first that does not end well.
    ///
    /// @param round no other round of this attempt has the same
    public Readied before(PointKey key, List<Hooks.Before> hooks, String round, Runnable each) {
        int number = 0;
        for (var hook : hooks) {
            number++;
            var script = hook.script();
            var told = told(key, BEFORE);
            told.put(
                    "notAfter",
                    Long.toString(time.instant().plus(script.timeout()).getEpochSecond()));
            switch (errands.run(errand(key, script, told, "before" + number, round), each)) {
                case End.Well _ -> {}
                case End.Failed(var why) -> {
                    return new Readied.Failed("the hook before the capture: " + why, hook.onFailure());
                }
                case End.NotNow(var wait, var why) -> {
                    return new Readied.NotNow(wait, number > 1, why);
                }
            }
        }
        return new Readied.Ready();
    }

    /// All that the lease owes, each whatever became of the others. What does not end well is told, and stays owed for
    /// some tries.
    ///
    /// @param outcome what became of the attempt
    public void after(HookLease lease, String outcome, Runnable each) {
        var failed = new ArrayList<Hooks.After>();
        int number = 0;
        for (var hook : lease.left()) {
            number++;
            if (lease.isLost()) {
                return;
            }
            var why = run(lease, hook.script(), outcome, "after" + number, each);
            if (why != null) {
                failed.add(hook);
                events.publish(new Event.HookFailed(
                        lease.key(),
                        hook.script().document(),
                        lease.stage(),
                        lease.tries() + 1,
                        why,
                        lease.triedAgain(),
                        time.instant()));
            }
        }
        lease.end(failed);
    }

    /// After a throttle it is sent again, for as long as it might have run.
    ///
    /// @return why it did not end well; null when it did
    private @Nullable String run(HookLease lease, Script script, String outcome, String name, Runnable each) {
        var told = told(lease.key(), AFTER);
        told.put("outcome", outcome);
        var errand = errand(lease.key(), script, told, name, lease.round());
        var until = time.instant().plus(script.timeout());
        var end = errands.run(errand, each);
        while (end instanceof End.NotNow(var wait, var _) && time.instant().isBefore(until)) {
            rest(wait);
            each.run();
            end = errands.run(errand, each);
        }
        return switch (end) {
            case End.Well _ -> null;
            case End.Failed(var why) -> why;
            case End.NotNow(var _, var why) -> script.document() + " could not be sent: " + why;
        };
    }

    private void rest(Duration wait) {
        try {
            pause.pause(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a hook is owed", e);
        }
    }

    private static Errand errand(PointKey key, Script script, Map<String, String> told, String name, String round) {
        var owed = key.obligation();
        var comment = "snapwarden " + name + " " + executionId(key) + " " + round;
        return new Errand(owed.scope(), owed.source(), script, told, comment);
    }

    private static Map<String, String> told(PointKey key, String command) {
        var owed = key.obligation();
        var told = new HashMap<String, String>();
        told.put("command", command);
        told.put("executionId", executionId(key));
        told.put("policy", owed.policy().value());
        told.put("slot", owed.slot().toString());
        told.put("source", owed.source().value());
        told.put("attempt", Integer.toString(key.attempt()));
        return told;
    }

    private static String executionId(PointKey key) {
        var name = "hooks/" + key.obligation().workId() + "/" + key.attempt();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}

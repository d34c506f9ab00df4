package io.snapwarden.domain.point;

import io.snapwarden.domain.fleet.Arn;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.schedule.Slot;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a snapshot's marks say. *Ours* means that every mark agrees with every other; what disagrees is reported,
/// satisfies nothing and is never deleted.
public sealed interface Reading {

    record Ours(Marks marks) implements Reading {}

    /// Somebody else's: nothing on it speaks of us.
    record Unmarked() implements Reading {}

    /// Some marks are ours and some are not: forged, damaged or taken off.
    record Disagrees(String why) implements Reading {}

    /// A start may be this far before its slot, for clocks differ.
    Duration CLOCK_TOLERANCE = Slot.CLOCK_TOLERANCE;

    /// A start is at most this far after its slot: the longest window that a schedule allows, and an hour to close.
    Duration LONGEST_WINDOW = Duration.ofDays(7).plusHours(1);

    long TOLERANCE_SECONDS = CLOCK_TOLERANCE.toSeconds();
    long WINDOW_SECONDS = LONGEST_WINDOW.toSeconds();

    static Reading of(Snapshot snapshot, Scope scope) {
        var reading = snapshot.label().in(scope);
        if (reading instanceof Ours(var marks)) {
            var why = disagreement(snapshot, scope, marks);
            return why == null ? reading : new Disagrees(why);
        }
        return reading;
    }

    /// What a label alone says: whether the marks on it agree with each other.
    ///
    /// @param others that say the same of much
    static Reading ofLabel(Label label, Labels others, Scope scope) {
        var tags = label.tags();
        boolean described = Description.claimsToBeOurs(label.description());
        if (!described && !tags.containsKey(Marks.POLICY) && !tags.containsKey(Marks.WORK)) {
            return new Unmarked();
        }
        if (!described && isOfBackup(tags)) {
            return new Unmarked();
        }
        try {
            var marks = decode(label, others, scope);
            var why = disagreement(tags, marks);
            return why == null ? new Ours(marks) : new Disagrees(why);
        } catch (IllegalArgumentException e) {
            return new Disagrees(String.valueOf(e.getMessage()));
        }
    }

    /// What AWS Backup made in EC2 carries the tags that its job was given. It is a point of the vault, which is
    /// asked for it; here it is neither ours nor anybody's trouble.
    private static boolean isOfBackup(Map<String, String> tags) {
        return Arn.begins(tags.getOrDefault(Marks.SOURCE, ""));
    }

    private static Marks decode(Label label, Labels others, Scope scope) {
        var tags = label.tags();
        var key = Description.parse(label.description(), others, scope);
        return new Marks(
                key,
                new CaptureId(tag(tags, Marks.CAPTURE)),
                members(tag(tags, Marks.MEMBERS)),
                Consistency.parse(tag(tags, Marks.CONSISTENCY)),
                tag(tags, Marks.RETAIN),
                key.obligation().source().isWhole() ? SetManifest.NONE : others.manifest(tags));
    }

    private static @Nullable String disagreement(Map<String, String> tags, Marks marks) {
        for (var ours : marks.tags().entrySet()) {
            var found = tags.get(ours.getKey());
            if (found == null || !ours.getValue().equals(SetManifest.usual(ours.getKey(), found))) {
                return "the tag " + ours.getKey() + " should be \"" + ours.getValue() + "\" but is "
                        + (found == null ? "absent" : "\"" + found + "\"");
            }
        }
        return null;
    }

    private static @Nullable String disagreement(Snapshot snapshot, Scope scope, Marks marks) {
        if (!snapshot.owner().equals(scope.account())) {
            return "it is owned by " + snapshot.owner() + ", not by " + scope.account();
        }
        if (!marks.isOf(snapshot.volume())) {
            return marks.whole()
                    ? "it is of " + snapshot.volume() + ", not of what its tags name"
                    : "its set manifest does not name " + snapshot.volume();
        }
        var source = marks.key().obligation().source();
        if (source.isArn() && !BackupToken.isOf(marks.key(), marks.capture())) {
            return "the tag " + Marks.CAPTURE + " is not the token of the job that should have made it";
        }
        if (source.isDatabase()) {
            var name = new SnapshotName(marks.key());
            if (!name.capture().equals(marks.capture()) || !name.isOf(snapshot.id())) {
                return "it should be named " + name + " but is " + snapshot.id();
            }
        }
        return outsideWindow(snapshot, marks)
                ? "it was started at " + snapshot.startTime() + ", outside its slot's window"
                : null;
    }

    private static boolean outsideWindow(Snapshot snapshot, Marks marks) {
        var start = snapshot.startTime();
        long late = start.getEpochSecond()
                - marks.key().obligation().slot().at().getEpochSecond(); // a slot is in whole seconds
        return late < -TOLERANCE_SECONDS || late > WINDOW_SECONDS || (late == WINDOW_SECONDS && start.getNano() > 0);
    }

    private static String tag(Map<String, String> tags, String key) {
        var value = tags.get(key);
        if (value == null) {
            throw new IllegalArgumentException("the tag " + key + " is absent");
        }
        return value;
    }

    private static int members(String digits) {
        if (!digits.matches("[1-9]\\d{0,2}")) {
            throw new IllegalArgumentException(
                    "the tag " + Marks.MEMBERS + " should be a number but is \"" + digits + "\"");
        }
        return Integer.parseInt(digits);
    }
}

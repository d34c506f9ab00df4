package io.snapwarden.snapshotter.vss;

import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.policy.Quiesce;
import io.snapwarden.runtime.port.HostCommands.Run;
import io.snapwarden.runtime.port.RunWords;
import java.time.Duration;

/// What is said of how the document of VSS ended: what to do about it first, for what the host printed may be long.
public final class VssWords {

    private static final String REMEDY =
            "See that the instance's role allows AWSEC2VssSnapshotPolicy and that AwsVssComponents can be installed.";

    private VssWords() {}

    public static String ended(Run.Ended ended) {
        var tail = RunWords.tail(ended);
        var said = tail.isEmpty() ? " It printed nothing" : " It said: " + tail;
        return ended.exitCode() == 0
                ? Quiesce.VSS + " ended well, but not so its snapshots. " + REMEDY + said
                : Quiesce.VSS + " ended with " + ended.exitCode() + ". " + REMEDY + said;
    }

    public static String lost(String why) {
        return Quiesce.VSS + " did not come to its end: " + why
                + ". See that the instance runs and its SSM agent is online";
    }

    public static String endless(Duration patience) {
        return Quiesce.VSS + " did not end within " + patience.toMinutes()
                + " minutes and was cancelled. See in Systems Manager, and on the host in"
                + " C:\\ProgramData\\Amazon\\AwsVss\\Logs, what it waits for";
    }

    public static String stillGoing(Duration patience) {
        return Quiesce.VSS + " did not end within " + patience.toMinutes()
                + " minutes and was cancelled; until the host says that it is over, nothing else is made. See that the"
                + " instance runs and its SSM agent is online";
    }

    public static String unknown() {
        return "Systems Manager shows no command of " + Quiesce.VSS + " any more";
    }

    public static String partial(RecoveryPoint part, String how) {
        return "snapshots were made of " + part.members().size() + " of "
                + part.marks().members() + " volumes; they satisfy nothing and stay for a person to look at. " + how;
    }
}

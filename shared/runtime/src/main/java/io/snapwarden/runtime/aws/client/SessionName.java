package io.snapwarden.runtime.aws.client;

import io.snapwarden.domain.obligation.RunKey;
import java.util.List;

/// What CloudTrail shows as who did it: the run that a call was for, as STS lets it be written. That is 2 to 64
/// letters, digits and `_ + = , . @ -`, so a slot loses its colons and a long policy its end.
final class SessionName {

    static final String WITHOUT_RUN = "snapwarden";

    private static final int MOST = 64;

    private SessionName() {}

    /// One scan serves all runs of a scope: the first is named, the others are counted.
    static String of(List<RunKey> runs) {
        if (runs.isEmpty()) {
            return WITHOUT_RUN;
        }
        var run = runs.getFirst();
        var head = WITHOUT_RUN + "." + run.slot().toString().replaceAll("[-:]", "") + ".";
        var others = runs.size() == 1 ? "" : "+" + (runs.size() - 1);
        var policy = run.policy().value();
        int room = MOST - head.length() - others.length();
        return head + (policy.length() > room ? policy.substring(0, room) : policy) + others;
    }
}

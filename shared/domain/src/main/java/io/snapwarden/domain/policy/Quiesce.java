package io.snapwarden.domain.policy;

import java.time.Duration;

/// How an instance is brought to rest for the instant of its capture: by a document of Systems Manager that freezes
/// and thaws, or by [#VSS].
///
/// @param document a Command document with the parameter `command`, which takes `pre-script` and `post-script`, or
/// [#VSS]
/// @param freezeAtMost when the host's own watchdog ends the freeze, whatever became of us
/// @param root whether the root file system is frozen too
public record Quiesce(String document, Duration freezeAtMost, OnFailure onFailure, boolean root) {

    /// What comes with Snapwarden; `deploy/ssm` holds it.
    public static final String USUAL_DOCUMENT = "snapwarden-freeze";

    /// AWS's own for Windows. It brings the instance to rest and makes the snapshots itself, on the host; how long that
    /// lasts is its own affair, and the root takes part.
    public static final String VSS = "AWSEC2-VssInstallAndSnapshot";

    public static final Duration USUAL_FREEZE = Duration.ofSeconds(30);

    /// A shorter freeze would end before commands have travelled; a longer one is an outage.
    public static final Duration SHORTEST_FREEZE = Duration.ofSeconds(5);

    public static final Duration LONGEST_FREEZE = Duration.ofMinutes(2);

    /// What becomes of a capture whose source could not be brought to rest.
    public enum OnFailure {
        /// It is made all the same, and says that it is crash-consistent only.
        CRASH("crash"),
        /// It is not made: the attempt has failed.
        FAIL("fail");

        private final String word;

        OnFailure(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    public Quiesce {
        Script.requireDocument(document);
        if (freezeAtMost.compareTo(SHORTEST_FREEZE) < 0 || freezeAtMost.compareTo(LONGEST_FREEZE) > 0) {
            throw new IllegalArgumentException("a freeze lasts 5s to 2m at most but " + freezeAtMost);
        }
    }

    public boolean byVss() {
        return document.equals(VSS);
    }

    Quiesce with(String other) {
        return new Quiesce(other, freezeAtMost, onFailure, root);
    }
}

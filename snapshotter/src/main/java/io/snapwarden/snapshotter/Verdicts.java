package io.snapwarden.snapshotter;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.SnapshotTagger;
import io.snapwarden.runtime.work.Pause;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes on a point whether its source was at rest. The point exists whatever becomes of that, so trouble with writing
/// is told, not thrown.
final class Verdicts {

    private static final int TRIES = 5;
    private static final Duration UNTIL_SNAPSHOTS_SHOW = Duration.ofSeconds(2);

    private final SnapshotTagger tagger;
    private final Pause pause;

    Verdicts(SnapshotTagger tagger, Pause pause) {
        this.tagger = tagger;
        this.pause = pause;
    }

    /// @param lasted how long it was at rest; null where nobody knows
    /// @param held what it was, in words
    Capturing.Made raise(Capturing.Made made, @Nullable Duration lasted, String held) {
        var proof = lasted == null ? held : held + " for " + lasted;
        var trouble = write(made, Map.of(Marks.CONSISTENCY, Consistency.APPLICATION.word(), Marks.QUIESCE, proof));
        return trouble == null
                ? made.proven(lasted)
                : made.weaker(lasted, held + ", but that could not be written down: " + trouble);
    }

    Capturing.Made lower(Capturing.Made made, @Nullable Duration lasted, String why) {
        write(made, Map.of(Marks.QUIESCE, Quiet.shortened(why)));
        return made.weaker(lasted, Quiet.shortened(why));
    }

    /// @return why it is not written; null when it is
    private @Nullable String write(Capturing.Made made, Map<String, String> tags) {
        var scope = made.marks().key().obligation().scope();
        List<SnapshotId> missing = made.snapshots();
        try {
            for (int tries = 0; tries < TRIES && !missing.isEmpty(); tries++) {
                missing = tagged(scope, missing, tags, tries);
            }
        } catch (DependencyException e) {
            return e.getMessage();
        }
        return missing.isEmpty() ? null : missing.getFirst() + " does not show yet";
    }

    private List<SnapshotId> tagged(Scope scope, List<SnapshotId> missing, Map<String, String> tags, int tries) {
        if (tries > 0) {
            try {
                pause.pause(UNTIL_SNAPSHOTS_SHOW);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        return tagger.tag(scope, missing, tags);
    }
}

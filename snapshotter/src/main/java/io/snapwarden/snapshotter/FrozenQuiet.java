package io.snapwarden.snapshotter;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.SnapshotTagger;
import io.snapwarden.runtime.work.Pause;
import io.snapwarden.snapshotter.freeze.Frozen;
import io.snapwarden.snapshotter.freeze.Thawed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A frozen source: thawed the moment the create call returns. The point is called application-consistent when the thaw
/// has proven that the freeze held until then, and not before.
final class FrozenQuiet implements Quiet {

    private static final int TRIES = 5;
    private static final Duration UNTIL_SNAPSHOTS_SHOW = Duration.ofSeconds(2);

    private final Frozen frozen;
    private final SnapshotTagger tagger;
    private final Pause pause;
    private @Nullable Thawed thawed;

    FrozenQuiet(Frozen frozen, SnapshotTagger tagger, Pause pause) {
        this.frozen = frozen;
        this.tagger = tagger;
        this.pause = pause;
    }

    @Override
    public SequencedMap<String, String> marking(Marks marks) {
        return Quiet.tagged(marks, Marks.UNPROVEN);
    }

    @Override
    public void over() {
        thawed = frozen.thaw();
    }

    @Override
    public Quiet memberByMember() {
        return Quiet.without(TOO_LARGE);
    }

    @Override
    public Capturing.Made judge(Capturing.Made made) {
        var proof = Objects.requireNonNull(thawed, "judged before it was thawed");
        var unproven = proof.unproven();
        return unproven == null ? raised(made, proof.frozen()) : lowered(made, proof.frozen(), unproven);
    }

    private Capturing.Made raised(Capturing.Made made, @Nullable Duration lasted) {
        var trouble = write(
                made,
                Map.of(
                        Marks.CONSISTENCY,
                        Consistency.APPLICATION.word(),
                        Marks.QUIESCE,
                        "the freeze held for " + lasted));
        return trouble == null
                ? made.proven(lasted)
                : made.weaker(lasted, "the freeze held, but that could not be written down: " + trouble);
    }

    private Capturing.Made lowered(Capturing.Made made, @Nullable Duration lasted, String why) {
        write(made, Map.of(Marks.QUIESCE, Quiet.shortened(why)));
        return made.weaker(lasted, Quiet.shortened(why));
    }

    /// The point exists whatever becomes of its proof, so trouble with writing that is told, not thrown.
    ///
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

package io.snapwarden.snapshotter;

import io.snapwarden.domain.point.Marks;
import io.snapwarden.snapshotter.freeze.Frozen;
import io.snapwarden.snapshotter.freeze.Thawed;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A frozen source: thawed the moment the create call returns. The point is called application-consistent when the thaw
/// has proven that the freeze held until then, and not before.
final class FrozenQuiet implements Quiet {

    private final Frozen frozen;
    private final Verdicts verdicts;
    private @Nullable Thawed thawed;

    FrozenQuiet(Frozen frozen, Verdicts verdicts) {
        this.frozen = frozen;
        this.verdicts = verdicts;
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
        return unproven == null
                ? verdicts.raise(made, proof.frozen(), "the freeze held")
                : verdicts.lower(made, proof.frozen(), unproven);
    }
}

package io.snapwarden.planner;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.ObjectAddress;
import io.snapwarden.runtime.port.ProofReader;
import io.snapwarden.runtime.port.ProofReader.Proof;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Whether the object that a command should leave proves its backup: it is there, not empty, and younger than the
/// command.
record ProofCheck(ProofReader proofs) {

    /// Where an exit code is believed.
    static final Verdict NOT_ASKED_FOR = new Verdict.Good(0);

    /// Systems Manager and S3 have clocks of their own, and S3 says whole seconds.
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

    private static final String REMEDY =
            ". Let the document write the object that its parameter proof names, or correct command.proof in the policy";

    sealed interface Verdict {
        record Good(long bytes) implements Verdict {}

        record Bad(String why) implements Verdict {}

        /// Nobody can tell until a person acts.
        record Unseen(String why) implements Verdict {}
    }

    Verdict of(Scope scope, ObjectAddress object, Instant began) {
        return switch (proofs.look(scope, object)) {
            case Proof.Found(var bytes, var modifiedAt) -> judge(object, bytes, modifiedAt, began);
            case Proof.Absent() -> new Verdict.Bad("there is no object " + object + REMEDY);
            case Proof.Unseen(var why) ->
                new Verdict.Unseen(
                        "its proof could not be looked at, so another attempt would not be seen either: " + why);
        };
    }

    private static Verdict judge(ObjectAddress object, long bytes, Instant modifiedAt, Instant began) {
        if (bytes <= 0) {
            return new Verdict.Bad("the object " + object + " is empty" + REMEDY);
        }
        var from = began.truncatedTo(ChronoUnit.SECONDS).minus(CLOCK_TOLERANCE);
        return modifiedAt.isBefore(from)
                ? new Verdict.Bad("the object " + object + " is of " + modifiedAt + ", and the command began at "
                        + began + ": it is of an earlier backup" + REMEDY)
                : new Verdict.Good(bytes);
    }
}

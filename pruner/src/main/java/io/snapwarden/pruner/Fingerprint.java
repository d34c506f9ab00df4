package io.snapwarden.pruner;

import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.text.Digest;
import io.snapwarden.domain.work.Work.DeleteRecoveryPoints;
import io.snapwarden.domain.work.Work.DeleteRecoveryPoints.Candidate;

/// A short name for the run ledger, which keeps thousands of them in one entry.
final class Fingerprint {

    private static final int HEX_DIGITS = 16;

    private Fingerprint() {}

    static Candidate candidate(RecoveryPoint point) {
        return new Candidate(point.key(), point.marks().capture());
    }

    static String of(Candidate candidate) {
        return Digest.hex(candidate.key() + " " + candidate.capture(), HEX_DIGITS);
    }

    /// The same for every delivery of one chunk.
    static String of(DeleteRecoveryPoints chunk) {
        return Digest.hex(chunk.run() + " " + chunk.candidates(), HEX_DIGITS);
    }
}

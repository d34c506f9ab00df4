package io.snapwarden.pruner;

import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.work.Work.DeleteRecoveryPoints;
import io.snapwarden.domain.work.Work.DeleteRecoveryPoints.Candidate;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A short name for the run ledger, which keeps thousands of them in one entry.
final class Fingerprint {

    private static final int HEX_DIGITS = 16;

    private Fingerprint() {}

    static Candidate candidate(RecoveryPoint point) {
        return new Candidate(point.key(), point.marks().capture());
    }

    static String of(Candidate candidate) {
        return hash(candidate.key() + " " + candidate.capture());
    }

    /// The same for every delivery of one chunk.
    static String of(DeleteRecoveryPoints chunk) {
        return hash(chunk.run() + " " + chunk.candidates());
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package io.snapwarden.planner;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.ObjectAddress;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.run.NewestBackup;
import io.snapwarden.runtime.port.ProofReader;
import io.snapwarden.runtime.port.ProofReader.Proof;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.wire.Json;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The newest good backup that each application is known to have made of itself. It stands in the run ledger; what it
/// left must still be there.
///
/// @param ledger null where a process was given none, because none of its policies needs it
public record NewestBackups(@Nullable RunLedger ledger, ProofReader proofs) {

    public static final NewestBackups NONE = new NewestBackups(null, ProofReader.NONE);

    private static final Logger log = LoggerFactory.getLogger(NewestBackups.class);

    /// @param takenAt null where none is known, or what it left is gone
    /// @param note what there is to say of it; empty when there is nothing
    record Standing(@Nullable Instant takenAt, String note) {}

    Standing of(Scope scope, ResourceId source) {
        return read(scope, source)
                .map(backup -> judged(scope, backup))
                .orElseGet(() -> new Standing(null, "the run ledger knows of no backup"));
    }

    private Standing judged(Scope scope, NewestBackup backup) {
        var proof = backup.proof();
        return proof == null ? new Standing(backup.takenAt(), "") : judged(scope, backup.takenAt(), proof);
    }

    private Standing judged(Scope scope, Instant takenAt, ObjectAddress proof) {
        return switch (proofs.look(scope, proof)) {
            case Proof.Found(var bytes, var _) when bytes > 0 -> new Standing(takenAt, proof.toString());
            case Proof.Found _ ->
                new Standing(null, "its newest backup of " + takenAt + " left " + proof + ", which is empty by now");
            case Proof.Absent() ->
                new Standing(null, "its newest backup of " + takenAt + " left " + proof + ", which is gone");
            case Proof.Unseen(var why) -> new Standing(takenAt, "what it left could not be looked at: " + why);
        };
    }

    /// An older one does not take the place of a newer one.
    void remember(PointKey key, NewestBackup backup) {
        if (ledger == null) {
            return;
        }
        var owed = key.obligation();
        var name = LedgerKeys.newest(owed.scope(), owed.source());
        var found = ledger.read(name).orElse(null);
        if (found == null) {
            ledger.create(name, Json.write(backup));
        } else if (parse(found, name)
                .filter(known -> !known.takenAt().isBefore(backup.takenAt()))
                .isEmpty()) {
            ledger.replace(name, Json.write(backup), found.version());
        }
    }

    private Optional<NewestBackup> read(Scope scope, ResourceId source) {
        var name = LedgerKeys.newest(scope, source);
        return ledger == null ? Optional.empty() : ledger.read(name).flatMap(found -> parse(found, name));
    }

    /// What nobody can read says nothing.
    private static Optional<NewestBackup> parse(RunLedger.Entry entry, String name) {
        try {
            return Optional.of(Json.read(entry.text(), NewestBackup.class));
        } catch (IllegalArgumentException e) {
            log.error("The newest backup cannot be read [key={}]: {}", name, e.getMessage());
            return Optional.empty();
        }
    }
}

package io.snapwarden.runtime.port;

import io.snapwarden.domain.fleet.BackupType;
import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.Snapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads what AWS Backup takes, does and keeps. A reading may lag behind what was just done. A vault that is not
/// there has no jobs and no points.
public interface BackupReader {

    /// Where a process was given no AWS Backup, because none of its policies needs it.
    BackupReader NONE = new BackupReader() {
        @Override
        public List<Resource> tagged(Scope scope, Map<String, String> tags, Set<BackupType> types) {
            throw new IllegalStateException("nothing here reads AWS Backup");
        }

        @Override
        public List<BackupJob> jobs(Scope scope, String vault, Instant from) {
            throw new IllegalStateException("nothing here reads AWS Backup");
        }

        @Override
        public List<Snapshot> points(Scope scope, String vault, Query query) {
            throw new IllegalStateException("nothing here reads AWS Backup");
        }

        @Override
        public Optional<String> lock(Scope scope, String vault) {
            throw new IllegalStateException("nothing here reads AWS Backup");
        }
    };

    /// Which points of a vault are asked for.
    sealed interface Query {

        record All() implements Query {}

        /// Made then or later.
        record Since(Instant from) implements Query {}

        record OfSources(Collection<ResourceId> sources) implements Query {}
    }

    /// Every resource of these types that carries all of these tags, with all tags that it has: all pages, or an
    /// exception.
    ///
    /// @param tags the value `*` asks for the key alone
    List<Resource> tagged(Scope scope, Map<String, String> tags, Set<BackupType> types);

    /// Every job that was asked for then or later and writes to the vault, whoever asked: all pages, or an
    /// exception.
    List<BackupJob> jobs(Scope scope, String vault, Instant from);

    /// Every recovery point of the vault that answers the query, but for those that a backup plan of AWS made: all
    /// pages, or an exception. Marks are not judged here.
    List<Snapshot> points(Scope scope, String vault, Query query);

    /// Why nothing of the vault can be deleted; empty when something can.
    Optional<String> lock(Scope scope, String vault);
}

package io.snapwarden.simulation.model;

import io.snapwarden.domain.fleet.BackupType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What AWS Backup has in a scope.
final class StoredVaults {

    final Set<String> names = new HashSet<>();
    final Set<String> locked = new HashSet<>();
    final Shelf<StoredJob> jobs = new Shelf<>();
    final Map<String, StoredJob> byToken = new HashMap<>();

    /// The job of each resource that was asked for last, and not refused.
    final Map<String, StoredJob> newest = new HashMap<>();

    final Shelf<StoredPoint> points = new Shelf<>();
    final Map<String, StoredPoint> byArn = new HashMap<>();

    /// How the next jobs of a resource end, where that is not left to chance.
    final Map<String, Deque<BackupEnd>> ends = new HashMap<>();

    final Set<BackupType> notOptedIn = EnumSet.noneOf(BackupType.class);

    /// Roles that AWS Backup cannot work under.
    final Set<String> badRoles = new HashSet<>();

    /// Resources whose key the role may not use.
    final Set<String> badKeys = new HashSet<>();

    /// How many jobs may be open at once, where that is not as the limits say.
    @Nullable
    Integer jobsAtOnce;

    BackupEnd scripted(String resource, BackupEnd otherwise) {
        var script = ends.getOrDefault(resource, new ArrayDeque<>());
        return script.isEmpty() ? otherwise : script.remove();
    }

    long open(long now) {
        return newest.values().stream().filter(job -> job.open(now)).count();
    }
}

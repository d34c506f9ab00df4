package io.snapwarden.simulation;

import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.DatabaseReader;
import io.snapwarden.runtime.port.DatabaseSnapshots;
import io.snapwarden.runtime.port.SnapshotDeleter;
import io.snapwarden.simulation.model.DatabaseStage;
import io.snapwarden.simulation.model.World;
import io.snapwarden.testkit.database.DatabaseWorld;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/// The model as the suite of RDS wants it, through one face.
record ModelDatabases(World world, DatabaseReader reader, DatabaseSnapshots creator, SnapshotDeleter deleter)
        implements DatabaseWorld {

    private static final int SIZE = 20;

    private DatabaseStage stage(ResourceKind kind) {
        return kind == ResourceKind.AURORA ? world.stage.clusters() : world.stage.databases();
    }

    @Override
    public Scope scope() {
        return World.SCOPE;
    }

    @Override
    public String make(ResourceKind kind, String identifier, Map<String, String> tags) {
        return stage(kind).put(identifier, SIZE, tags);
    }

    @Override
    public void makeMember(String identifier, String cluster, Map<String, String> tags) {
        world.stage.databases().member(identifier, cluster, tags);
    }

    @Override
    public void remove(ResourceKind kind, String identifier) {
        stage(kind).remove(identifier);
    }

    @Override
    public void rename(ResourceKind kind, String identifier, String to) {
        stage(kind).rename(identifier, to);
    }

    @Override
    public void stop(ResourceKind kind, String identifier) {
        stage(kind).become(identifier, "stopped");
    }

    @Override
    public void denyKey(ResourceKind kind, String identifier) {
        stage(kind).denyKey(identifier);
    }

    @Override
    public void nextSnapshotFails(ResourceKind kind, String identifier) {
        stage(kind).nextFails(identifier);
    }

    @Override
    public void quota(ResourceKind kind, int snapshots) {
        stage(kind).quota(snapshots);
    }

    @Override
    public void snapshot(ResourceKind kind, String name, String identifier, Map<String, String> tags) {
        stage(kind).snapshot(name, identifier, "manual", tags);
    }

    @Override
    public void automated(ResourceKind kind, String name, String identifier, Map<String, String> tags) {
        stage(kind).snapshot("rds:" + name, identifier, "automated", tags);
    }

    @Override
    public void settle() {
        world.pass(Duration.ofHours(2));
    }

    @Override
    public Set<Difference> differences() {
        return Set.of();
    }
}

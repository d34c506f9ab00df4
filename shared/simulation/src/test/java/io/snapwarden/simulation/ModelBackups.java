package io.snapwarden.simulation;

import io.snapwarden.domain.fleet.BackupType;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.BackupDeleter;
import io.snapwarden.runtime.port.BackupReader;
import io.snapwarden.runtime.port.BackupStarter;
import io.snapwarden.simulation.model.BackupEnd;
import io.snapwarden.simulation.model.BackupStage;
import io.snapwarden.simulation.model.World;
import io.snapwarden.testkit.backup.BackupWorld;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// The model as the suite of AWS Backup wants it, through one face.
record ModelBackups(World world, BackupReader reader, BackupStarter starter, BackupDeleter deleter, AtomicInteger made)
        implements BackupWorld {

    static ModelBackups over(World world, BackupReader reader, BackupStarter starter, BackupDeleter deleter) {
        world.stage.backups().vault(VAULT);
        return new ModelBackups(world, reader, starter, deleter, new AtomicInteger());
    }

    private BackupStage backups() {
        return world.stage.backups();
    }

    @Override
    public Scope scope() {
        return World.SCOPE;
    }

    @Override
    public String makeFileSystem(Map<String, String> tags) {
        return make("elasticfilesystem", "file-system/fs-%08x", tags);
    }

    @Override
    public String makeTable(Map<String, String> tags) {
        return make("dynamodb", "table/orders-%08x", tags);
    }

    private String make(String service, String form, Map<String, String> tags) {
        var arn = "arn:aws:" + service + ":" + scope().region() + ":" + scope().account() + ":"
                + form.formatted(made.incrementAndGet());
        backups().put(arn, tags);
        return arn;
    }

    @Override
    public void remove(String arn) {
        backups().remove(arn);
    }

    @Override
    public String planned(String resource, Map<String, String> tags) {
        return backups().planned(resource, VAULT, tags);
    }

    @Override
    public void nextFails(String resource, String message) {
        backups().next(resource, new BackupEnd(BackupEnd.State.FAILED, message, null));
    }

    @Override
    public void nextHasIssues(String resource, String message) {
        backups().next(resource, new BackupEnd(BackupEnd.State.COMPLETED, message, null));
    }

    @Override
    public void nextIsPartial(String resource) {
        backups().next(resource, new BackupEnd(BackupEnd.State.PARTIAL, "one of two was not taken", null));
    }

    @Override
    public void lockVault() {
        backups().lockVault(VAULT);
    }

    @Override
    public void optFileSystemsOut() {
        backups().optOut(BackupType.EFS);
    }

    @Override
    public void denyKey(String resource) {
        backups().denyKey(resource);
    }

    @Override
    public void breakRole(String role) {
        backups().breakRole("arn:aws:iam::" + scope().account() + ":role/" + role);
    }

    @Override
    public void letFewJobsRun(int most) {
        backups().jobsAtOnce(most);
    }

    @Override
    public void settle() {
        world.pass(Duration.ofHours(2));
    }
}

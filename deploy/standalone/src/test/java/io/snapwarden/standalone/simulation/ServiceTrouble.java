package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.simulation.model.BackupEnd;
import io.snapwarden.simulation.model.BackupEnd.State;
import io.snapwarden.standalone.simulation.Estate.Source;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// What goes wrong inside AWS Backup and RDS, whatever becomes of calls: jobs that end badly or find no place,
/// databases that are not available, quotas that are full.
final class ServiceTrouble {

    /// @param begin picks what it befalls when it begins, for much may be gone by then
    record Trouble(String what, Runnable begin, Runnable end) {}

    private static final List<State> BAD_ENDS = List.of(State.FAILED, State.ABORTED, State.EXPIRED, State.PARTIAL);

    private final World world;
    private final Estate estate;
    private final Random random;
    private final int haste;

    /// @param haste as [Course] says
    ServiceTrouble(World world, Random random, int haste) {
        this.world = world;
        this.random = random;
        this.haste = haste;
        estate = world.estate();
    }

    Trouble ofJobs() {
        return switch (random.nextInt(3)) {
            case 0 -> new Trouble("a job ends badly", () -> endsBadly(1 + random.nextInt(2)), () -> {});
            case 1 -> new Trouble("others' jobs are at work", this::crowd, () -> {});
            default -> new Trouble("few jobs may be open", () -> jobsAtOnce(random.nextInt(2)), this::jobsAsUsual);
        };
    }

    Trouble ofDatabases() {
        return switch (random.nextInt(6)) {
            case 0 -> new Trouble("a snapshot of a database fails", this::fails, () -> {});
            case 1 -> new Trouble("a snapshot of a database takes long", this::takesLong, () -> {});
            case 2 -> new Trouble("databases are stopped", () -> become("stopped"), () -> become("available"));
            case 3 -> new Trouble("the quota is full", this::fillQuotas, this::freeQuotas);
            case 4 -> new Trouble("a database takes another's place", this::replace, () -> {});
            default -> new Trouble("a database is renamed", this::rename, () -> {});
        };
    }

    /// Nothing of it lasts.
    void stop() {
        jobsAsUsual();
        become("available");
        freeQuotas();
        scopes().forEach(scope -> world.aws().stage(scope).backups().endAsUsual());
        databases().forEach(source -> estate.services().stage(source).nextAsUsual(name(source)));
        scopes().forEach(estate.meddlers()::unlockVault);
    }

    private void endsBadly(int times) {
        var source = estate.anyOf(Source::isOfVault);
        for (int i = 0; source != null && i < times; i++) {
            var state = BAD_ENDS.get(random.nextInt(BAD_ENDS.size()));
            var end = new BackupEnd(state, "It is " + state + ", as it happens.", Duration.ofMinutes(20));
            world.aws().stage(source.scope()).backups().next(source.id(), end);
        }
    }

    private void crowd() {
        scopes().forEach(estate.meddlers()::crowdJobs);
    }

    private void jobsAtOnce(int most) {
        scopes().forEach(scope -> world.aws().stage(scope).backups().jobsAtOnce(most));
    }

    private void jobsAsUsual() {
        scopes().forEach(scope -> world.aws().stage(scope).backups().jobsAsUsual());
    }

    private void fails() {
        withDatabase(source -> estate.services().stage(source).nextFails(name(source)));
    }

    private void takesLong() {
        var time = Duration.ofHours(5).dividedBy(haste);
        withDatabase(source -> estate.services().stage(source).nextTakes(name(source), time));
    }

    private void become(String status) {
        databases().forEach(source -> estate.services().stage(source).become(name(source), status));
    }

    private void replace() {
        withDatabase(estate::replace);
    }

    private void rename() {
        withDatabase(estate.services()::rename);
    }

    /// There is room for as many as there are.
    private void fillQuotas() {
        databases().stream()
                .map(estate.services()::stage)
                .forEach(stage -> stage.quota(stage.snapshots().size()));
    }

    private void freeQuotas() {
        databases().stream().map(estate.services()::stage).forEach(stage -> stage.quota(ServiceSources.ROOM));
    }

    private void withDatabase(Consumer<Source> does) {
        var source = estate.anyOf(Source::isOfRds);
        if (source != null) {
            does.accept(source);
        }
    }

    private List<Source> databases() {
        return estate.existing(Source::isOfRds);
    }

    private String name(Source source) {
        return estate.services().name(source);
    }

    private List<Scope> scopes() {
        return estate.scene().hasServices() ? estate.scene().scopes() : List.of();
    }
}

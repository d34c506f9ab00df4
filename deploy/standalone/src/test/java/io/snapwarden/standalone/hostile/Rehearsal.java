package io.snapwarden.standalone.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.planner.Coverage;
import io.snapwarden.planner.NewestBackups;
import io.snapwarden.runtime.aws.client.AwsTime;
import io.snapwarden.runtime.ledger.InMemoryLedger;
import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.runtime.policyfile.PolicyFileReader;
import io.snapwarden.runtime.policyfile.ScopeChoice;
import io.snapwarden.runtime.port.BackupReader;
import io.snapwarden.runtime.port.BackupStarter;
import io.snapwarden.runtime.port.CommandReader;
import io.snapwarden.runtime.port.DatabaseReader;
import io.snapwarden.runtime.port.DatabaseSnapshots;
import io.snapwarden.runtime.port.FleetReader;
import io.snapwarden.runtime.port.ProofReader;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.ScopeDirectory;
import io.snapwarden.runtime.port.SnapshotCreator;
import io.snapwarden.runtime.port.SnapshotReader;
import io.snapwarden.runtime.port.TicketDesk;
import io.snapwarden.runtime.port.Topic;
import io.snapwarden.runtime.scope.ChosenScopes;
import io.snapwarden.simulation.SimulationClock;
import io.snapwarden.simulation.model.Limits;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.model.SimulatedEc2;
import io.snapwarden.simulation.model.SnapshotRow;
import io.snapwarden.simulation.model.Stage;
import io.snapwarden.simulation.ports.CollectedMetrics;
import io.snapwarden.simulation.ports.CollectedTickets;
import io.snapwarden.simulation.ports.CollectedTopic;
import io.snapwarden.simulation.ports.SimulatedPorts;
import io.snapwarden.standalone.process.Backups;
import io.snapwarden.standalone.process.Commands;
import io.snapwarden.standalone.process.Databases;
import io.snapwarden.standalone.process.World;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The whole of Snapwarden over a simulated account, on a clock that the test moves and in one thread. What stays
/// is the account, the ledger and what people were told; [#restart] is a new program on the same.
final class Rehearsal {

    static final Scope DUBLIN = new Scope(new AccountId("111122223333"), new Region("eu-west-1"));

    /// Who the program is to AWS.
    static final String ROLE = "snapwarden";

    /// An hour before the slot of [Policies#daily].
    private static final Instant START = Instant.parse("2026-11-20T01:00:00Z");

    private static final Duration TICK_LIFE = Duration.ofMinutes(2);

    final SimulationClock clock = new SimulationClock(START);
    final SimulatedAws aws = new SimulatedAws(clock, Limits.published(), 1);
    final CollectedTopic mails = new CollectedTopic();
    final CollectedTickets tickets = new CollectedTickets();
    final List<Event> events = new ArrayList<>();
    final Outage ledger = new Outage("The run ledger s3://ledger cannot be reached");
    final Outage topic = new Outage("SNS cannot be reached");
    final Outage desk = new Outage("The webhook cannot be reached");

    private final RunLedger entries = ledger.over(RunLedger.class, new InMemoryLedger(clock));
    private ScopeDirectory scopes = () -> List.of(DUBLIN);
    private Duration skew = Duration.ZERO;
    private PolicyFile file;
    private World world;
    private Services services;

    Rehearsal(String policyFile) {
        services = open(policyFile);
    }

    /// Another program, perhaps with another file; what the old one had in its queues is lost.
    Rehearsal restart(String policyFile) {
        return restart(policyFile, Duration.ZERO);
    }

    /// @param skew by how much its clock is wrong
    Rehearsal restart(String policyFile, Duration skew) {
        this.skew = skew;
        services = open(policyFile);
        return this;
    }

    /// The machine's clock is wrong by so much from now on.
    void machineJumps(Duration by) {
        skew = by;
    }

    Rehearsal looksAt(Scope... more) {
        var sorted = Arrays.stream(more).sorted().toList();
        scopes = () -> sorted;
        return this;
    }

    /// Looks where the file says, as AWS says where that is.
    Rehearsal looksAt(ScopeChoice choice) {
        var ports = new SimulatedPorts(aws, ROLE, clock::advance);
        scopes = new ChosenScopes(
                choice,
                DUBLIN::account,
                DUBLIN.region(),
                ports.organization(DUBLIN.account()),
                ports.regions(DUBLIN.region()),
                entries,
                clock);
        return this;
    }

    Services services() {
        return services;
    }

    /// The account from behind.
    Stage stage() {
        return aws.stage(DUBLIN);
    }

    /// The account as a person with all rights sees it.
    SimulatedEc2 person() {
        return aws.ec2(DUBLIN, "person");
    }

    /// Ticks each minute, and does whatever there is to do.
    void pass(Duration time) {
        var end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            tick();
            services.work();
            nextMinute();
        }
    }

    void tick() {
        services.send(new Message(new Work.Tick(), services.now().plus(TICK_LIFE), "tick"));
    }

    /// Unless calls that waited took as long.
    private void nextMinute() {
        var next = clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        if (next.isAfter(clock.instant())) {
            clock.advanceTo(next);
        }
    }

    /// Up to that time of the day, of the next day if it is over.
    void passUntil(String utcTime) {
        var day = clock.instant().truncatedTo(ChronoUnit.DAYS);
        var at = Instant.parse(day.toString().substring(0, 11) + utcTime + ":00Z");
        pass(Duration.between(clock.instant(), at.isAfter(clock.instant()) ? at : at.plus(Duration.ofDays(1))));
    }

    /// What exists, oldest first.
    List<Snapshot> snapshots() {
        return stage().snapshots().stream().map(SnapshotRow::facts).toList();
    }

    List<String> snapshotIds() {
        return snapshots().stream().map(snapshot -> snapshot.id().value()).toList();
    }

    <E extends Event> List<E> heard(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /// The sources of the points that were completed.
    List<String> completed() {
        return heard(Event.RecoveryPointCompleted.class).stream()
                .map(event -> event.key().obligation().source().value())
                .toList();
    }

    /// Of what failed for good.
    List<String> reasons() {
        return heard(Event.RecoveryPointFailed.class).stream()
                .filter(event -> !event.retried())
                .map(Event.RecoveryPointFailed::reason)
                .toList();
    }

    /// What `coverage` says.
    List<Coverage.Line> coverage() {
        return new Coverage(
                        file.policies(),
                        world.fleets(),
                        world.snapshots(),
                        world.backups().reader(),
                        world.databases().reader(),
                        new NewestBackups(world.ledger(), world.commands().proofs()))
                .of(DUBLIN);
    }

    /// Everything that the run ledger knew is gone.
    void loseLedger() {
        entries.keys("").forEach(entries::remove);
    }

    private Services open(String policyFile) {
        var time = new AwsTime(() -> clock.instant().plus(skew));
        time.heard(clock.instant()); // the answer to: who am I?
        var ports = new SimulatedPorts(aws, ROLE, clock::advance);
        file = new PolicyFileReader().read("policy.yaml", policyFile.getBytes(UTF_8));
        world = new World(
                new ScopeDirectory() {

                    @Override
                    public List<Scope> scopes() {
                        return scopes.scopes();
                    }

                    @Override
                    public Chosen chosen() {
                        return scopes.chosen();
                    }
                },
                hearing(time, FleetReader.class, ports.fleet()),
                hearing(time, SnapshotReader.class, ports.snapshots()),
                hearing(time, SnapshotCreator.class, ports.creator()),
                ports.tagger(),
                ports.hosts(),
                ports.deleter(),
                ports.restorer(),
                new Backups(
                        hearing(time, BackupReader.class, ports.backups()),
                        hearing(time, BackupStarter.class, ports.backupStarter()),
                        ports.backupDeleter()),
                new Databases(
                        hearing(time, DatabaseReader.class, ports.databases()),
                        hearing(time, DatabaseSnapshots.class, ports.databaseSnapshots()),
                        ports.databaseDeleter()),
                new Commands(
                        hearing(time, CommandReader.class, ports.commands()),
                        hearing(time, ProofReader.class, ports.proofs())),
                entries,
                new CollectedMetrics(),
                topic.over(Topic.class, mails),
                desk.over(TicketDesk.class, tickets),
                time);
        return new Services(file, world, clock::advance, events::addAll);
    }

    /// Each answer of AWS says what time it is, as the headers of real ones do.
    private <T> T hearing(AwsTime time, Class<T> port, T real) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (_, method, arguments) -> {
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        time.heard(clock.instant());
                    }
                }));
    }
}

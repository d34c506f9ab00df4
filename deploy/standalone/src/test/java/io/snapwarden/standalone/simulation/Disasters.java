package io.snapwarden.standalone.simulation;

import static io.snapwarden.simulation.model.Faults.Kind.ERROR_SNAPSHOT;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.WorkQueue.Outgoing;
import io.snapwarden.simulation.model.Faults;
import io.snapwarden.simulation.model.FreezeDocument;
import io.snapwarden.simulation.model.SimulatedHost;
import io.snapwarden.simulation.model.VssDocument;
import io.snapwarden.simulation.scheduler.Host;
import io.snapwarden.simulation.scheduler.Mishaps;
import io.snapwarden.simulation.scheduler.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/// All that goes wrong, drawn from the seed: what, when, and for how long. Each seed knows some kinds of trouble only,
/// so that laws which forgive one kind are strict under the others.
final class Disasters {

    /// A kind of trouble.
    enum Kind {
        MISHAPS,
        API_FAULTS,
        LAG,
        REGION_DOWN,
        SERVICE_OFF,
        KILLS,
        WRONG_CLOCKS,
        LEDGER_DOWN,
        LEDGER_LOST,
        DENIED,
        PEOPLE,
        LATE_HOLDS,
        FORGERIES,
        CROWDS,
        SLOW_QUEUES,
        HOSTS,
        GARBAGE,
        TICKS,
        JOBS,
        DATABASES;

        /// Those of AWS Backup and RDS befall only who has something there. What hosts do matters most where they make
        /// the backups, or where nothing is captured unless they are at rest.
        static List<Kind> of(Scene scene) {
            var often = scene.hasHosts() || scene.hasWorkloads() ? List.of(HOSTS, HOSTS, HOSTS) : List.<Kind>of();
            var others = Stream.of(values()).filter(kind -> scene.hasServices() || (kind != JOBS && kind != DATABASES));
            return Stream.concat(others, often.stream()).toList();
        }
    }

    static final List<String> SERVICES = List.of("planner", "snapshotter", "pruner", "notifier");

    /// Among many calls there are few events; where others go wrong, so many times more of these go nowhere.
    private static final int EVENTS = 20;

    private static final List<String> CAPTURES = List.of(
            "CreateSnapshot", "CreateSnapshots", "StartBackupJob", "CreateDBSnapshot", "CreateDBClusterSnapshot");
    private static final List<String> LOOKS =
            List.of("DescribeVolumes", "ListBackupJobs", "DescribeDBInstances", "DescribeDBClusterSnapshots");

    /// Where hosts hang.
    private static final List<String> STEPS =
            List.of(FreezeDocument.ARM, FreezeDocument.FREEZE, FreezeDocument.REPORT, FreezeDocument.THAW);
    private static final List<String> STEPS_OF_WORKLOADS = List.of(
            FreezeDocument.FREEZE, FreezeDocument.THAW, HookDocument.PAUSE, HookDocument.PAUSE, HookDocument.RESUME);

    private static final List<String> STEPS_OF_BACKUPS =
            List.of(DumpDocument.DUMP, VssDocument.INSTALL, VssDocument.SNAPSHOT, VssDocument.TAG);

    private static final Duration A_DAY = Duration.ofDays(1);

    private final Simulation simulation;
    private final World world;
    private final Services services;
    private final People people;
    private final ServiceTrouble serviceTrouble;
    private final Rights rights;
    private final Random random;
    private final Set<Kind> kinds;
    private final int haste;
    private int garbage;

    /// @param haste as [Course] says
    Disasters(Simulation simulation, World world, Services services, Random random, int haste) {
        this.haste = haste;
        this.simulation = simulation;
        this.world = world;
        this.services = services;
        this.random = random;
        rights = new Rights(world.aws());
        people = new People(simulation, world, random);
        serviceTrouble = new ServiceTrouble(world, random, haste);
        kinds = EnumSet.noneOf(Kind.class);
    }

    /// Draws what goes wrong from `from` on until `to`, and then nothing any more.
    void plan(Instant from, Instant to) {
        for (var kind : Kind.of(world.estate().scene())) {
            if (random.nextInt(5) < 2) {
                kinds.add(kind);
            }
        }
        planKinds(from, to);
    }

    /// The same with one kind of trouble or two.
    void planFew(Instant from, Instant to) {
        var all = Kind.of(world.estate().scene());
        for (int i = random.nextInt(2); i < 2; i++) {
            kinds.add(all.get(random.nextInt(all.size())));
        }
        planKinds(from, to);
    }

    private void planKinds(Instant from, Instant to) {
        for (var at = from; at.isBefore(to); at = at.plus(minutes(10, 120))) {
            var then = at;
            if (world.estate().scene().hasHosts()) {
                simulation.at(then, "hosts make their backups otherwise", this::goOtherwise);
            }
            kinds.stream()
                    .skip(random.nextInt(Math.max(1, kinds.size())))
                    .findFirst()
                    .ifPresent(kind -> plan(kind, then, to));
        }
        simulation.at(to, "everything goes well again", this::stop);
    }

    /// No capture of volumes succeeds for weeks, or none of instances. Meanwhile a pruner's clock runs ahead by weeks,
    /// snapshots end in error for a day, people protect and terminate, and the ledger may be lost.
    void planWeeksWithoutCaptures(Instant from, Instant to) {
        denied(from, to, "snapshotter", List.of(random.nextBoolean() ? "CreateSnapshot" : "CreateSnapshots"));
        simulation.at(
                to.minus(A_DAY),
                "snapshots end in error",
                () -> world.aws().faults().share(ERROR_SNAPSHOT, 1));
        var ahead = services.hosts("pruner").getFirst();
        var weeks = Duration.between(from, to);
        simulation.at(from.plus(A_DAY), "a pruner's clock runs ahead", () -> reclock(ahead, weeks));
        simulation.at(from.plus(A_DAY.multipliedBy(3)), "its clock is mended", () -> reclock(ahead, Duration.ZERO));
        for (var at = from; at.isBefore(to); at = at.plus(minutes(100, 5000))) {
            people.act(at);
        }
        if (random.nextBoolean()) {
            simulation.at(from.plus(A_DAY.multipliedBy(5)), "the ledger is lost", world.ledger()::lose);
        }
        simulation.at(to, "everything goes well again", this::stop);
    }

    /// How many messages nobody can read were sent.
    int garbage() {
        return garbage;
    }

    @Override
    public String toString() {
        return kinds.toString();
    }

    private void plan(Kind kind, Instant at, Instant latest) {
        switch (kind) {
            case MISHAPS -> {
                double share = 0.001 * (1 + haste / 2) * (1 + random.nextInt(15));
                var may = Mishaps.everyKind(share)
                        .withDeliveries(share, share * EVENTS)
                        .withStalls(0.01, Duration.ofSeconds(40));
                during(at, latest, minutes(20, 400), "calls go wrong", () -> simulation.mishaps(may), this::noMishaps);
            }
            case API_FAULTS -> apiFaults(at, latest);
            case LAG ->
                during(
                        at,
                        latest,
                        minutes(30, 300),
                        "reads lag",
                        () -> world.aws().faults().lagReads(Duration.ofSeconds(60)),
                        () -> world.aws().faults().lagReads(Duration.ZERO));
            case REGION_DOWN -> {
                var region = anyScope().region();
                during(
                        at,
                        latest,
                        minutes(5, 300),
                        region + " is down",
                        () -> world.aws().faults().down(region),
                        () -> world.aws().faults().up(region));
            }
            case SERVICE_OFF -> {
                var service = SERVICES.get(random.nextInt(SERVICES.size()));
                during(
                        at,
                        latest,
                        minutes(5, 500),
                        "no " + service + " works",
                        () -> services.off(service),
                        () -> services.on(service));
            }
            case KILLS -> {
                var host = anyHost();
                simulation.at(at, "somebody pulls the plug of " + host.name(), () -> simulation.kill(host));
            }
            case WRONG_CLOCKS -> wrongClock(at, latest);
            case LEDGER_DOWN ->
                during(
                        at,
                        latest,
                        minutes(2, 200),
                        "the ledger is down",
                        () -> world.ledger().down(true),
                        () -> world.ledger().down(false));
            case LEDGER_LOST -> simulation.at(at, "the ledger is lost", world.ledger()::lose);
            case DENIED -> denied(at, latest);
            case PEOPLE -> people.act(at);
            case LATE_HOLDS ->
                during(
                        at,
                        latest,
                        minutes(60, 400),
                        "people want what is about to be deleted",
                        () -> world.prune().whileWaiting(people::hold),
                        () -> world.prune().whileWaiting(_ -> Duration.ZERO));
            case FORGERIES -> people.forge(at);
            case CROWDS -> people.crowd(at);
            case SLOW_QUEUES ->
                during(
                        at,
                        latest,
                        minutes(30, 300),
                        "queues are slow",
                        () -> world.queues().forEach(queue -> queue.slow(0.3, Duration.ofMinutes(14))),
                        () -> world.queues().forEach(queue -> queue.slow(0, Duration.ZERO)));
            case HOSTS -> ailingHost(at, latest);
            case GARBAGE -> simulation.at(at, "garbage arrives", this::throwGarbage);
            case JOBS -> plan(serviceTrouble.ofJobs(), at, latest);
            case DATABASES -> plan(serviceTrouble.ofDatabases(), at, latest);
            case TICKS ->
                during(
                        at,
                        latest,
                        minutes(30, 300),
                        "ticks go astray",
                        () -> services.ticksAstray(0.2),
                        () -> services.ticksAstray(0));
        }
    }

    private void plan(ServiceTrouble.Trouble trouble, Instant at, Instant latest) {
        during(at, latest, minutes(20, 400), trouble.what(), trouble.begin(), trouble.end());
    }

    /// A host that hangs, is not reached, or hears of everything late.
    private void ailingHost(Instant at, Instant latest) {
        var hosts = List.copyOf(world.estate().hosts().values());
        if (hosts.isEmpty()) {
            return;
        }
        var host = hosts.get(random.nextInt(hosts.size()));
        var steps = steps();
        var step = steps.get(random.nextInt(steps.size()));
        int ails = random.nextInt(3);
        during(
                at,
                latest,
                minutes(60, 1500),
                "a host ails",
                () -> {
                    switch (ails) {
                        case 0 -> host.hangAt(step);
                        case 1 -> host.agentOffline();
                        default -> host.travels(Duration.ofSeconds(25));
                    }
                },
                () -> heal(host));
    }

    private List<String> steps() {
        var scene = world.estate().scene();
        return scene.hasWorkloads() ? STEPS_OF_WORKLOADS : scene.hasHosts() ? STEPS_OF_BACKUPS : STEPS;
    }

    /// What hosts make by themselves from now on is what it should be, or is not.
    private void goOtherwise() {
        var estate = world.estate();
        estate.windows().values().forEach(vss -> vss.goes(any(VssDocument.Course.values())));
        estate.dumps().values().forEach(dump -> dump.goes(any(DumpDocument.Course.values())));
    }

    private void goWell() {
        world.estate().windows().values().forEach(vss -> vss.goes(VssDocument.Course.WELL));
        world.estate().dumps().values().forEach(dump -> dump.goes(DumpDocument.Course.WELL));
    }

    private <T> T any(T[] some) {
        return some[random.nextInt(some.length)];
    }

    private static void heal(SimulatedHost host) {
        host.hangNowhere().agentOnline().travels(Duration.ofSeconds(1));
    }

    private void apiFaults(Instant at, Instant latest) {
        var faults = world.aws().faults();
        var kinds = List.of(Faults.Kind.values());
        var kind = kinds.get(random.nextInt(kinds.size()));
        double share = 0.02 + 0.2 * random.nextDouble();
        during(
                at,
                latest,
                minutes(20, 400),
                "calls suffer " + kind,
                () -> faults.share(kind, share),
                () -> faults.share(kind, 0));
    }

    private void denied(Instant at, Instant latest) {
        boolean captures = random.nextBoolean();
        var role = captures ? "snapshotter" : "planner";
        var actions = captures ? CAPTURES : LOOKS;
        var until = at.plus(minutes(30, captures ? 1000 : 300));
        denied(at, until.isBefore(latest) ? until : latest, role, actions);
    }

    private void denied(Instant at, Instant until, String role, List<String> actions) {
        simulation.at(at, role + " is denied " + actions, () -> rights.deny(role, actions));
        simulation.at(until, "no more: " + role + " is denied " + actions, () -> rights.restore(role));
    }

    private void wrongClock(Instant at, Instant latest) {
        var host = anyHost();
        var by = Duration.ofMinutes(random.nextInt(2 * 60 * 48) - 60 * 48);
        var end = at.plus(minutes(10, 500));
        simulation.at(at, host.name() + " comes back with a wrong clock", () -> reclock(host, by));
        simulation.at(
                end.isBefore(latest) ? end : latest, host.name() + " is mended", () -> reclock(host, Duration.ZERO));
    }

    private void reclock(Host host, Duration by) {
        simulation.kill(host);
        host.skew(by);
        world.chronicle().skew(host.name(), !by.isZero());
    }

    private void throwGarbage() {
        var queue = world.queues().get(random.nextInt(world.queues().size()));
        garbage++;
        queue.send(List.of(new Outgoing("garbage", "{ \"no\": json " + garbage, "all", Duration.ZERO)));
    }

    private void during(Instant at, Instant latest, Duration time, String what, Runnable begin, Runnable end) {
        var until = at.plus(time);
        simulation.at(at, what, begin);
        simulation.at(until.isBefore(latest) ? until : latest, "no more: " + what, end);
    }

    private void noMishaps() {
        simulation.mishaps(Mishaps.none());
    }

    private void stop() {
        noMishaps();
        world.aws().faults().stop();
        world.ledger().down(false);
        services.allOn();
        services.ticksAstray(0);
        SERVICES.forEach(rights::restore);
        world.queues().forEach(queue -> queue.slow(0, Duration.ZERO));
        world.prune().whileWaiting(_ -> Duration.ZERO);
        world.estate().hosts().values().forEach(Disasters::heal);
        goWell();
        serviceTrouble.stop();
        world.estate().selectAll();
    }

    private Duration minutes(int least, int most) {
        return Duration.ofMinutes(least + random.nextInt(most - least)).dividedBy(haste);
    }

    private Scope anyScope() {
        var scopes = world.estate().scene().scopes();
        return scopes.get(random.nextInt(scopes.size()));
    }

    private Host anyHost() {
        return services.hosts().get(random.nextInt(services.hosts().size()));
    }
}

package io.snapwarden.standalone.simulation;

import io.snapwarden.runtime.policyfile.PolicyFileReader;
import io.snapwarden.simulation.model.BackupLimits;
import io.snapwarden.simulation.model.Limits;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.ports.CollectedMetrics;
import io.snapwarden.simulation.ports.CollectedTickets;
import io.snapwarden.simulation.ports.CollectedTopic;
import io.snapwarden.simulation.scheduler.EventLog;
import io.snapwarden.simulation.scheduler.Simulation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/// Planners, snapshotters, pruners and notifiers over one account, for days or weeks, in one thread of time.
final class FleetSimulation implements AutoCloseable {

    private static final int SHORT_PAGE = 7;

    private final Course course;
    private final Simulation simulation;
    private final World world;
    private final Disasters disasters;
    private final Services services;
    private final List<Runnable> laws;

    private FleetSimulation(long seed, Course course, Function<Random, Scene> scenes) {
        this.course = course;
        simulation = Simulation.withSeed(seed);
        var random = new Random(seed * 31 + 17);
        var scene = scenes.apply(random);
        var time = simulation.clock();
        int pending = random.nextInt(3) == 0 ? 5 : Limits.PENDING;
        int maxDeletes = random.nextInt(3) == 0 ? 4 : 500;
        var aws = new SimulatedAws(time, limits(pending), seed);
        var estate = new Estate(aws, scene, random.nextLong());
        var chronicle = new Chronicle(time);
        var brackets = new Brackets(chronicle);
        var captureLaws = new CaptureLaws(estate, chronicle, brackets);
        world = new World(
                aws,
                estate,
                new LosableLedger(time, chronicle),
                new WatchedQueue(time, random.nextLong()),
                new WatchedQueue(time, random.nextLong()),
                new WatchedQueue(time, random.nextLong()),
                new WatchedQueue(time, random.nextLong()),
                new CollectedTopic(),
                new CollectedTickets(),
                new CollectedMetrics(),
                chronicle,
                new Starts(),
                new BracketLaws(brackets, estate, chronicle, course::isQuiet),
                captureLaws,
                new ServiceLaws(estate, chronicle, captureLaws, new ServiceTruth(aws)),
                new SendLaws(aws, chronicle, captureLaws),
                new DeleteLaws(estate, chronicle, aws, maxDeletes),
                time);
        var file = new PolicyFileReader()
                .read("policies.yaml", scene.file(maxDeletes).getBytes(StandardCharsets.UTF_8));
        services = new Services(world, file, course.ticks());
        estate.hostsTell(captureLaws);
        if (course.equals(Course.OF_HOURS)) {
            estate.furnishPlainly();
        } else {
            estate.furnish();
        }
        services.start(simulation, new Random(random.nextLong()));
        disasters = new Disasters(simulation, world, services, new Random(random.nextLong()), course.haste());
        Disasters.SERVICES.forEach(new Rights(aws)::restore);
        laws = laws(course.calmAt(), course.ticksEnd(), maxDeletes);
    }

    private static Limits limits(int pending) {
        return Limits.published()
                .withPending(pending)
                .withPage(SHORT_PAGE)
                .withBackups(BackupLimits.published().withPage(SHORT_PAGE));
    }

    /// A small world for some hours, in which little goes wrong, but fast: for many seeds.
    static FleetSimulation small(long seed) {
        var fleet = new FleetSimulation(seed, Course.OF_HOURS, Scene::small);
        fleet.disasters.planFew(fleet.course.troubleAt(), fleet.course.calmAt());
        return fleet;
    }

    static FleetSimulation withSeed(long seed) {
        var fleet = new FleetSimulation(seed, Course.OF_DAYS, Scene::large);
        fleet.disasters.plan(fleet.course.troubleAt(), fleet.course.calmAt());
        return fleet;
    }

    static FleetSimulation weeksWithoutCaptures(long seed) {
        var fleet = new FleetSimulation(seed, Course.OF_WEEKS, _ -> Scene.LARGE);
        fleet.disasters.planWeeksWithoutCaptures(fleet.course.troubleAt(), fleet.course.calmAt());
        return fleet;
    }

    /// To the end, where all laws must hold.
    FleetSimulation run() {
        simulation.runFor(course.begin().plus(course.trouble()).plus(course.calm()));
        services.stopTicking();
        simulation.runFor(course.end());
        for (var law : laws) {
            try {
                law.run();
            } catch (AssertionError e) {
                throw new AssertionError(
                        "a law is broken in the end [seed " + simulation.seed() + " " + disasters + "]: "
                                + e.getMessage(),
                        e);
            }
        }
        return this;
    }

    /// How many snapshots were deleted while things went wrong.
    long deletedInTrouble() {
        return world.chronicle().deleted().values().stream()
                .filter(deleted -> deleted.at().isAfter(course.troubleAt()))
                .filter(deleted -> deleted.at().isBefore(course.calmAt()))
                .count();
    }

    EventLog log() {
        return simulation.log();
    }

    World world() {
        return world;
    }

    @Override
    public void close() {
        simulation.close();
    }

    private List<Runnable> laws(Instant calmAt, Instant ticksEnd, int maxDeletes) {
        var runs = new RunLaws(world, calmAt, ticksEnd);
        var endings = new EndingLaws(world, runs);
        var points = new PointLaws(world, calmAt, ticksEnd, maxDeletes);
        var freezes = new FreezeLaws(world.estate().hosts(), Promise.LEASE);
        var hooks = new HookLaws(world, calmAt);
        var spans = new SpanLaws(world);
        var commands = new CommandLaws(world, runs, new CommandTruth(world.aws()));
        var windows = new VssLaws(world, new Truth(world.estate(), world.chronicle()));
        var messages = new MessageLaws(world, calmAt, disasters::garbage);
        return List.of(
                messages::everyMessageHasItsEnd,
                messages::onlyTroubleMakesDeadLetters,
                messages::everyClosedRunIsMeasured,
                messages::everyClosedRunIsInADigest,
                messages::noTicketStaysOpen,
                () -> freezes.everyFreezeEndsWithinItsLease(world.time().instant()),
                freezes::nothingIsFrozen,
                hooks::whatWasPausedIsResumedAndReported,
                hooks::nothingIsOwedOfWhatHasSettled,
                () -> freezes.whatIsCalledConsistentWasCapturedAtRest(points.ofInstances(Instant.MIN)),
                () -> freezes.whatCouldBeProvenIsProven(points.ofInstances(calmAt.plus(Duration.ofHours(1)))),
                spans::startsAreTrue,
                spans::spansAreTrue,
                windows::whatIsCalledConsistentSaysSoItself,
                windows::eachPointIsAdoptedOnce,
                commands::whatFailsSaysWhatItPrinted,
                commands::whatNeverEndsIsGivenUpAndTold,
                runs::everySlotIsExplained,
                runs::everyRunSettles,
                runs::eachObligationEndsAsItIsSaid,
                runs::nothingIsMissedThatWasNotOwedOrThatExists,
                runs::nothingFailsThatOnlyWaited,
                runs::reportsSayWhatTheAccountSays,
                endings::whatIsCompletedIsGood,
                endings::eachEndingIsSaidOnce,
                endings::whatWaitedUntilTheEndSaysForWhat,
                points::whatIsOwedInTheCalmIsCaptured,
                points::noTwinLives,
                points::pointsGoWhole,
                points::whatIsGoneIsAnnounced);
    }
}

package io.snapwarden.standalone.simulation;

import io.snapwarden.runtime.policyfile.PolicyFileReader;
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

/// Planners, snapshotters, pruners and notifiers over one account, for days, in one thread of time: a day and a half
/// in which things go wrong, a calm day, and some hours without ticks in which what is on its way arrives.
final class FleetSimulation implements AutoCloseable {

    private static final Duration QUIET_BEGIN = Duration.ofHours(2);
    private static final Duration TROUBLE = Duration.ofHours(32);
    private static final Duration CALM = Duration.ofHours(25);
    private static final Duration DRAIN = Duration.ofHours(7);

    private final Simulation simulation;
    private final World world;
    private final Disasters disasters;
    private final Services services;
    private final List<Runnable> laws;

    private FleetSimulation(long seed) {
        simulation = Simulation.withSeed(seed);
        var random = new Random(seed * 31 + 17);
        var time = simulation.clock();
        int pending = random.nextInt(3) == 0 ? 5 : Limits.PENDING;
        int maxDeletes = random.nextInt(3) == 0 ? 4 : 500;
        var aws = new SimulatedAws(time, Limits.published().withPending(pending).withPage(7), seed);
        var estate = new Estate(aws, random.nextLong());
        var chronicle = new Chronicle(time);
        var captureLaws = new CaptureLaws(estate, chronicle);
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
                captureLaws,
                new DeleteLaws(estate, chronicle, aws, maxDeletes),
                time);
        var file = new PolicyFileReader()
                .read("policies.yaml", Promise.file(maxDeletes).getBytes(StandardCharsets.UTF_8));
        services = new Services(world, file);
        estate.furnish();
        services.start(simulation, new Random(random.nextLong()));
        disasters = new Disasters(simulation, world, services, new Random(random.nextLong()));
        Disasters.SERVICES.forEach(new Rights(aws)::restore);
        var calmAt = Simulation.START.plus(QUIET_BEGIN).plus(TROUBLE);
        disasters.plan(Simulation.START.plus(QUIET_BEGIN), calmAt);
        laws = laws(calmAt, calmAt.plus(CALM), maxDeletes);
    }

    static FleetSimulation withSeed(long seed) {
        return new FleetSimulation(seed);
    }

    /// To the end, where all laws must hold.
    FleetSimulation run() {
        simulation.runFor(QUIET_BEGIN.plus(TROUBLE).plus(CALM));
        services.stopTicking();
        simulation.runFor(DRAIN);
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
        var points = new PointLaws(world, calmAt, ticksEnd, maxDeletes);
        var messages = new MessageLaws(world, calmAt, disasters::garbage);
        return List.of(
                messages::everyMessageHasItsEnd,
                messages::onlyTroubleMakesDeadLetters,
                messages::everyClosedRunIsMeasured,
                messages::everyClosedRunIsInADigest,
                messages::noTicketStaysOpen,
                runs::everySlotIsExplained,
                runs::everyRunSettles,
                runs::eachObligationEndsAsItIsSaid,
                runs::nothingIsMissedThatWasNotOwedOrThatExists,
                runs::nothingFailsThatOnlyWaited,
                runs::reportsSayWhatTheAccountSays,
                points::whatIsOwedInTheCalmIsCaptured,
                points::noTwinLives,
                points::pointsGoWhole,
                points::whatIsGoneIsAnnounced);
    }
}

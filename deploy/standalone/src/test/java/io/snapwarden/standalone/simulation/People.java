package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.port.WorkQueue.Outgoing;
import io.snapwarden.runtime.wire.Decoded;
import io.snapwarden.runtime.wire.WireFormat;
import io.snapwarden.simulation.scheduler.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/// What people and their scripts do to the account meanwhile, and when.
final class People {

    /// By then every listing shows it.
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);

    private static final int CROWDS = 3;

    private final Simulation simulation;
    private final World world;
    private final Random random;

    People(Simulation simulation, World world, Random random) {
        this.simulation = simulation;
        this.world = world;
        this.random = random;
    }

    void act(Instant at) {
        var estate = world.estate();
        switch (random.nextInt(6)) {
            case 0 -> simulation.at(at, "somebody launches something", estate::launch);
            case 1 -> simulation.at(at, "somebody terminates something", estate::terminate);
            case 2 -> simulation.at(at, "somebody changes a tag", estate::retag);
            case 3 -> simulation.at(at, "somebody needs a snapshot no more", estate.meddlers()::unshield);
            default -> simulation.at(at, "somebody protects a snapshot", estate.meddlers()::shield);
        }
    }

    void forge(Instant at) {
        simulation.at(at, "somebody forges marks", () -> {
            world.estate().meddlers().forge();
            world.estate().meddlers().tamper();
        });
    }

    void crowd(Instant at) {
        for (int i = 0; i < CROWDS; i++) {
            simulation.at(
                    at.plusSeconds(20L * i),
                    "a script takes snapshots",
                    world.estate().meddlers()::crowd);
        }
    }

    /// Somebody protects one of the points that are to be deleted, and the deletion takes its time.
    Duration hold(Outgoing message) {
        if (WireFormat.decodeMessage(message.body()) instanceof Decoded.Known<Message>(var known)
                && known.work() instanceof Work.DeleteRecoveryPoints work
                && random.nextInt(3) == 0) {
            var doomed = work.candidates().get(random.nextInt(work.candidates().size()));
            world.estate()
                    .meddlers()
                    .shieldMemberOf(work.scope(), doomed.capture().value());
            return LONG_ENOUGH;
        }
        return Duration.ZERO;
    }
}

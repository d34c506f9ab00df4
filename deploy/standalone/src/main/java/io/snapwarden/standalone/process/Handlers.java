package io.snapwarden.standalone.process;

import io.snapwarden.domain.point.CaptureId;
import io.snapwarden.notifier.Notifier;
import io.snapwarden.notifier.NotifierPorts;
import io.snapwarden.notifier.NotifyHandler;
import io.snapwarden.planner.Planner;
import io.snapwarden.planner.PlannerConfig;
import io.snapwarden.pruner.PruneHandler;
import io.snapwarden.pruner.PrunePorts;
import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.WorkSender;
import io.snapwarden.runtime.work.Pause;
import io.snapwarden.runtime.work.SideBySide;
import io.snapwarden.snapshotter.CaptureConfig;
import io.snapwarden.snapshotter.CaptureHandler;
import io.snapwarden.snapshotter.CapturePorts;
import java.util.function.Supplier;

/// The four services over one world, without the queues between them.
public record Handlers(Planner planner, CaptureHandler snapshotter, PruneHandler pruner, NotifyHandler notifier) {

    /// @param captureIds never gives the same id twice
    public static Handlers of(
            PolicyFile file,
            World world,
            PlannerConfig pace,
            WorkSender sender,
            EventSink events,
            Supplier<CaptureId> captureIds) {
        return of(
                file,
                world,
                pace,
                sender,
                events,
                captureIds,
                Thread::sleep,
                SideBySide.onThreads(CaptureConfig.SIDE_BY_SIDE));
    }

    /// For a world with a time of its own, in which one thing happens after the other.
    ///
    /// @param pause how to wait while something is at rest
    public static Handlers of(
            PolicyFile file,
            World world,
            PlannerConfig pace,
            WorkSender sender,
            EventSink events,
            Supplier<CaptureId> captureIds,
            Pause pause) {
        return of(file, world, pace, sender, events, captureIds, pause, SideBySide.IN_TURN);
    }

    private static Handlers of(
            PolicyFile file,
            World world,
            PlannerConfig pace,
            WorkSender sender,
            EventSink events,
            Supplier<CaptureId> captureIds,
            Pause pause,
            SideBySide side) {
        return new Handlers(
                Planner.of(file.policies(), plannerPorts(world, sender, events), pace),
                snapshotter(world, events, captureIds, pause, side),
                new PruneHandler(prunePorts(world, sender, events), file.policies(), file.prune()),
                notifier(world, file));
    }

    /// Ports for a plan that nobody carries out: whatever it would send goes nowhere.
    public static PrunePorts readingPrunePorts(World world) {
        return prunePorts(world, _ -> {}, _ -> {});
    }

    private static Planner.Ports plannerPorts(World world, WorkSender sender, EventSink events) {
        return new Planner.Ports(
                world.scopes(),
                world.fleets(),
                world.snapshots(),
                world.tagger(),
                world.backups().reader(),
                world.databases().reader(),
                world.commands().reader(),
                world.commands().proofs(),
                world.ledger(),
                sender,
                events,
                world.time());
    }

    private static CaptureHandler snapshotter(
            World world, EventSink events, Supplier<CaptureId> captureIds, Pause pause, SideBySide side) {
        return new CaptureHandler(
                new CapturePorts(
                        world.creator(),
                        world.snapshots(),
                        world.tagger(),
                        world.hosts(),
                        world.backups().starter(),
                        world.databases().creator(),
                        world.ledger(),
                        events,
                        world.time(),
                        pause,
                        side),
                captureIds,
                CaptureConfig.defaults());
    }

    private static PrunePorts prunePorts(World world, WorkSender sender, EventSink events) {
        return new PrunePorts(
                world.snapshots(),
                world.deleter(),
                world.fleets(),
                world.backups().reader(),
                world.backups().deleter(),
                world.databases().reader(),
                world.databases().deleter(),
                world.ledger(),
                sender,
                events,
                world.time());
    }

    private static NotifyHandler notifier(World world, PolicyFile file) {
        var building = new Notifier(world.ledger(), world.time());
        if (world.topic() != null) {
            building.digests(world.topic(), NotifierPorts.digests(file));
        }
        building.metrics(world.metrics());
        if (world.desk() != null) {
            building.tickets(world.desk());
        }
        return building.handler();
    }
}

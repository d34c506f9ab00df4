package io.snapwarden.snapshotter;

import io.micronaut.context.annotation.Factory;
import io.snapwarden.runtime.config.Foundation;
import io.snapwarden.runtime.host.Service;
import io.snapwarden.runtime.wire.WireFormat;
import io.snapwarden.runtime.work.SideBySide;
import jakarta.inject.Singleton;

/// Puts the capture handler behind its queue.
@Factory
final class SnapshotterWiring {

    @Singleton
    Service snapshotter(Foundation foundation) {
        var aws = foundation.aws();
        var settings = foundation.settings();
        var pace = CaptureConfig.defaults();
        var ports = new CapturePorts(
                aws.creator(),
                aws.snapshots(),
                aws.tagger(),
                aws.hosts(),
                aws.backupStarter(),
                aws.databaseSnapshots(),
                foundation.ledger(),
                foundation.events(),
                aws.time(),
                Thread::sleep,
                SideBySide.onThreads(CaptureConfig.SIDE_BY_SIDE));
        var handler = new CaptureHandler(
                ports,
                new CaptureIds(),
                settings.settle().map(pace::settlingAfter).orElse(pace));
        return Service.on(foundation, settings.captureQueue(), WireFormat::decodeMessage, handler);
    }
}

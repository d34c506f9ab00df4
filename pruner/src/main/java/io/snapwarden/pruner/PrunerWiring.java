package io.snapwarden.pruner;

import io.micronaut.context.annotation.Factory;
import io.snapwarden.runtime.config.Foundation;
import io.snapwarden.runtime.host.Service;
import io.snapwarden.runtime.queue.QueueSender;
import io.snapwarden.runtime.wire.WireFormat;
import jakarta.inject.Singleton;

/// Puts the pruner behind its queue, which is also the only one that it sends to.
@Factory
final class PrunerWiring {

    @Singleton
    Service pruner(Foundation foundation) {
        var aws = foundation.aws();
        var file = foundation.file();
        var url = foundation.settings().pruneQueue();
        var ports = new PrunePorts(
                aws.snapshots(),
                aws.deleter(),
                aws.fleet(),
                aws.backups(),
                aws.backupDeleter(),
                aws.databases(),
                aws.databaseDeleter(),
                foundation.ledger(),
                QueueSender.pruneOnly(foundation.queue(url)),
                foundation.events(),
                aws.time());
        var handler = new PruneHandler(ports, file.policies(), file.prune());
        return Service.on(foundation, url, WireFormat::decodeMessage, handler);
    }
}

package io.snapwarden.planner;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.snapwarden.runtime.config.Foundation;
import io.snapwarden.runtime.host.Service;
import io.snapwarden.runtime.port.WorkSender;
import io.snapwarden.runtime.queue.QueueSender;
import io.snapwarden.runtime.wire.WireFormat;
import jakarta.inject.Singleton;

/// Puts the planner behind its queue.
@Factory
final class PlannerWiring {

    @Singleton
    WorkSender sender(Foundation foundation) {
        var settings = foundation.settings();
        return new QueueSender(
                foundation.queue(settings.planQueue()),
                foundation.queue(settings.captureQueue()),
                foundation.queue(settings.pruneQueue()));
    }

    @Singleton
    Service planner(Foundation foundation, WorkSender work) {
        var aws = foundation.aws();
        var settings = foundation.settings();
        var ports = new Planner.Ports(
                foundation.scopes(),
                aws.fleet(),
                aws.snapshots(),
                aws.tagger(),
                aws.backups(),
                aws.databases(),
                aws.commands(),
                aws.proofs(),
                foundation.ledger(),
                work,
                foundation.events(),
                aws.time());
        var pace = PlannerConfig.STANDARD;
        var planner = Planner.of(
                foundation.file().policies(),
                ports,
                settings.scanEvery().map(pace::scanningEvery).orElse(pace));
        return Service.on(foundation, settings.planQueue(), WireFormat::decodeMessage, planner.handler());
    }

    @Singleton
    @Bean(preDestroy = "close")
    Ticker ticker(WorkSender work, Foundation foundation) {
        return new Ticker(
                work, foundation.aws().time(), foundation.settings().tick().orElse(null));
    }
}

package io.snapwarden.notifier;

import io.micronaut.context.annotation.Factory;
import io.snapwarden.runtime.aws.AwsPorts;
import io.snapwarden.runtime.config.Foundation;
import io.snapwarden.runtime.host.Service;
import io.snapwarden.runtime.policyfile.Webhook;
import io.snapwarden.runtime.port.TicketDesk;
import io.snapwarden.runtime.webhook.WebhookTicketDesk;
import io.snapwarden.runtime.wire.WireFormat;
import jakarta.inject.Singleton;

/// Puts the notifier behind its queue.
@Factory
final class NotifierWiring {

    @Singleton
    Service notifier(Foundation foundation) {
        var aws = foundation.aws();
        var ports = new NotifierPorts(
                foundation.ledger(),
                topic -> aws.topic(topic.value()),
                aws.metrics(),
                webhook -> desk(webhook, aws),
                aws.time());
        return Service.on(
                foundation,
                foundation.settings().notifyQueue(),
                WireFormat::decodeEvent,
                ports.handler(foundation.file()));
    }

    private static TicketDesk desk(Webhook webhook, AwsPorts aws) {
        var secret = webhook.secret();
        var secrets = aws.secrets();
        return new WebhookTicketDesk(
                webhook.url(), secret == null ? null : () -> secrets.resolve(secret.value()), aws.time());
    }
}

package io.snapwarden.notifier;

import io.snapwarden.domain.policy.Policy;
import io.snapwarden.notifier.digest.DigestSettings;
import io.snapwarden.runtime.policyfile.NotifySettings;
import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.runtime.policyfile.TopicArn;
import io.snapwarden.runtime.policyfile.Webhook;
import io.snapwarden.runtime.port.MetricSink;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.TicketDesk;
import io.snapwarden.runtime.port.Topic;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All that a notifier talks to, for a host that puts one together as a policy file asks for it.
///
/// @param topics makes the topic that the file names
/// @param desks makes the desk that the file names
public record NotifierPorts(
        RunLedger ledger,
        Function<TopicArn, Topic> topics,
        MetricSink metrics,
        Function<Webhook, TicketDesk> desks,
        InstantSource time) {

    /// Numbers always; digests and tickets where the file says where to.
    public NotifyHandler handler(PolicyFile file) {
        var settings = file.notification();
        var notifier = new Notifier(ledger, time);
        var topic = settings.topic();
        if (topic != null) {
            notifier.digests(topics.apply(topic), digests(file));
        }
        notifier.metrics(metrics);
        var webhook = settings.webhook();
        if (webhook != null) {
            notifier.tickets(desks.apply(webhook));
        }
        return notifier.handler();
    }

    /// How the file wants its digests.
    public static DigestSettings digests(PolicyFile file) {
        var when = file.notification().digest() == NotifySettings.Digest.PROBLEMS
                ? DigestSettings.When.PROBLEMS
                : DigestSettings.When.ALWAYS;
        var zones = file.policies().policies().stream()
                .collect(Collectors.toMap(
                        Policy::name, policy -> policy.schedule().zone()));
        return new DigestSettings(when, file.notification().foldWithin(), zones);
    }
}

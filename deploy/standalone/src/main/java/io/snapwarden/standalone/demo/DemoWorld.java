package io.snapwarden.standalone.demo;

import io.snapwarden.runtime.port.TicketDesk;
import io.snapwarden.runtime.port.Topic;
import io.snapwarden.standalone.process.World;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/// The world of the demo: as the policy file makes it, but with what the story needs in between.
final class DemoWorld {

    private final World world;
    private final Sabotage sabotage;
    private final List<String> digests = new CopyOnWriteArrayList<>();

    DemoWorld(World real, String breaks, TicketDesk desk, InstantSource time) {
        this.sabotage = new Sabotage(real.creator(), breaks);
        this.world = new World(
                real.scopes(),
                real.fleets(),
                real.snapshots(),
                sabotage,
                real.tagger(),
                real.hosts(),
                real.deleter(),
                real.restorer(),
                real.ledger(),
                real.metrics(),
                remembering(Objects.requireNonNull(real.topic(), "the demo's policy file names a topic")),
                desk,
                time);
    }

    World world() {
        return world;
    }

    Sabotage sabotage() {
        return sabotage;
    }

    /// The subjects of the mails that went out.
    List<String> digests() {
        return List.copyOf(digests);
    }

    private Topic remembering(Topic topic) {
        return (subject, body) -> {
            topic.publish(subject, body);
            digests.add(subject);
        };
    }
}

package io.snapwarden.simulation.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.runtime.port.SnapshotCreator.Creation;
import io.snapwarden.runtime.port.SnapshotCreator.Request;
import io.snapwarden.runtime.port.TicketDesk.Status;
import io.snapwarden.runtime.port.TicketDesk.Ticket;
import io.snapwarden.simulation.model.Faults;
import io.snapwarden.simulation.model.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulatedPortsTest {

    @Test
    void betweenTwoTriesVirtualTimePasses() {
        var world = World.with(World.steady());
        var ports = new SimulatedPorts(world.aws, "tester", world::pass);
        world.aws.faults().next("CreateSnapshot", Faults.Kind.THROTTLE).next("CreateSnapshot", Faults.Kind.THROTTLE);
        var before = world.clock.instant();

        var creation =
                ports.creator().create(World.SCOPE, new Request.OfVolume(new VolumeId(world.volume()), "", Map.of()));

        assertThat(creation).isInstanceOf(Creation.Created.class);
        assertThat(Duration.between(before, world.clock.instant())).isEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void aDirectoryNamesEveryRegionOfEveryAccount() {
        var first = new AccountId("111122223333");
        var second = new AccountId("444455556666");
        var ireland = new Region("eu-west-1");
        var virginia = new Region("us-east-1");

        assertThat(SimulatedPorts.directory(List.of(second, first), List.of(virginia, ireland))
                        .scopes())
                .containsExactly(
                        new Scope(first, ireland),
                        new Scope(first, virginia),
                        new Scope(second, ireland),
                        new Scope(second, virginia));
    }

    @Test
    void aTicketThatIsClosedIsNotOpen() {
        var desk = new CollectedTickets();
        desk.put(ticket("a", Status.OPENED));
        desk.put(ticket("b", Status.OPENED));
        desk.put(ticket("a", Status.CLOSED));

        assertThat(desk.open()).extracting(Ticket::key).containsExactly("b");
        assertThat(desk.told()).hasSize(3);
    }

    @Test
    void aTopicTakesNoSubjectThatSnsWouldRefuse() {
        var topic = new CollectedTopic();

        topic.publish("s".repeat(99), "body");
        assertThatIllegalArgumentException().isThrownBy(() -> topic.publish("s".repeat(100), "body"));
        assertThatIllegalArgumentException().isThrownBy(() -> topic.publish("a\nb", "body"));
        assertThat(topic.digests()).hasSize(1);
    }

    private static Ticket ticket(String key, Status status) {
        return new Ticket(key, status, "title", "text", Map.of());
    }
}

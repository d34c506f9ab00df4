package io.snapwarden.simulation.ports;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.simulation.model.Limits;
import io.snapwarden.simulation.model.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SimulatedLedgerTest {

    private final World world = World.with(Limits.relaxed());
    private final SimulatedLedger ledger = new SimulatedLedger(world.aws.bucket("ledger"), world.clock);

    @Test
    void onlyTheFirstCreates() {
        assertThat(ledger.create("claims/a/1", "first")).isTrue();
        assertThat(ledger.create("claims/a/1", "second")).isFalse();
        assertThat(ledger.read("claims/a/1").orElseThrow().text()).isEqualTo("first");
    }

    @Test
    void onlyTheHolderOfTheVersionReplaces() {
        ledger.create("k", "first");
        var version = ledger.read("k").orElseThrow().version();

        assertThat(ledger.replace("k", "second", version)).isTrue();
        assertThat(ledger.replace("k", "third", version)).isFalse();
        ledger.remove("k");
        assertThat(ledger.replace("k", "fourth", version)).isFalse();
        assertThat(ledger.read("k")).isEmpty();
    }

    @Test
    void anEntryAgesByTheTrueClock() {
        ledger.create("k", "text");
        world.pass(Duration.ofSeconds(90));

        assertThat(ledger.read("k").orElseThrow().age()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void keysComeInOrderAndOnlyBelowThePrefix() {
        ledger.create("runs/b", "");
        ledger.create("runs/a", "");
        ledger.create("open/a", "");

        assertThat(ledger.keys("runs/")).containsExactly("runs/a", "runs/b");
    }
}

package io.snapwarden.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.runtime.ledger.InMemoryLedger;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.testkit.SettableTime;
import io.snapwarden.testkit.contract.RunLedgerContract;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InMemoryLedgerTest extends RunLedgerContract {

    private final SettableTime time = new SettableTime(Instant.parse("2026-11-20T01:00:00Z"));
    private final InMemoryLedger ledger = new InMemoryLedger(time);

    @Override
    protected RunLedger openLedger() {
        return ledger;
    }

    @Test
    void growsOldByItsClock() {
        ledger.create("a", "text");

        time.pass(Duration.ofMinutes(2));

        assertThat(ledger.read("a").orElseThrow().age()).isEqualTo(Duration.ofMinutes(2));
    }
}

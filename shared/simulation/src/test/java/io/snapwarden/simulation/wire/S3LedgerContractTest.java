package io.snapwarden.simulation.wire;

import io.snapwarden.runtime.aws.AwsPorts;
import io.snapwarden.runtime.ledger.S3Ledger;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.simulation.model.Limits;
import io.snapwarden.simulation.model.World;
import io.snapwarden.testkit.contract.RunLedgerContract;
import org.junit.jupiter.api.AfterEach;

/// The ledger of S3 on the simulated S3.
class S3LedgerContractTest extends RunLedgerContract {

    private final WireFace wire = new WireFace();
    private final AwsPorts ports = wire.open(World.with(Limits.relaxed()));

    @Override
    protected RunLedger openLedger() {
        return new S3Ledger(ports.clients(), "ledger", "");
    }

    @Override
    protected int manyKeys() {
        return 1100;
    }

    @AfterEach
    void close() {
        wire.close();
    }
}

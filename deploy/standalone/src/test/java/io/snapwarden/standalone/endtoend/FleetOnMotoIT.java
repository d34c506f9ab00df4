package io.snapwarden.standalone.endtoend;

import io.snapwarden.testkit.lane.LocalAws;
import io.snapwarden.testkit.lane.MotoServer;
import io.snapwarden.testkit.lane.RequiresLane;

@RequiresLane("moto")
class FleetOnMotoIT extends FleetE2e {

    @Override
    LocalAws emptyAws() {
        return MotoServer.shared().reset().aws();
    }
}

package io.snapwarden.testkit.ec2;

import io.snapwarden.testkit.lane.RequiresLane;

@RequiresLane("moto")
class FleetOnMotoTest extends FleetContract {

    @Override
    protected Ec2World newWorld() {
        return new MotoEc2();
    }
}

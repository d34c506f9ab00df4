package io.snapwarden.testkit.ec2;

import io.snapwarden.testkit.lane.RequiresLane;

@RequiresLane("moto")
class SnapshotOnMotoTest extends SnapshotContract {

    @Override
    protected Ec2World newWorld() {
        return new MotoEc2();
    }
}

package io.snapwarden.testkit.database;

import io.snapwarden.testkit.lane.RequiresLane;
import java.time.Instant;

@RequiresLane("moto")
class DatabasesOnMotoTest extends DatabaseContract {

    private final Instant began = Instant.now();

    @Override
    protected DatabaseWorld newWorld() {
        return new MotoRds();
    }

    @Override
    protected Instant now() {
        return began;
    }
}

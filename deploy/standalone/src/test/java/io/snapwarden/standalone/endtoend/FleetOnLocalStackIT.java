package io.snapwarden.standalone.endtoend;

import io.snapwarden.testkit.lane.LocalAws;
import io.snapwarden.testkit.lane.LocalStack;
import io.snapwarden.testkit.lane.RequiresLane;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

@RequiresLane("localstack")
class FleetOnLocalStackIT extends FleetE2e {

    private static LocalStack localStack;

    @BeforeAll
    static void start() {
        localStack = LocalStack.start();
    }

    @AfterAll
    static void stop() {
        localStack.close();
    }

    @Override
    LocalAws emptyAws() {
        return localStack.aws();
    }
}

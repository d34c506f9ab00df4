package io.snapwarden.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.testkit.lane.LocalAws;
import io.snapwarden.testkit.lane.MotoServer;
import io.snapwarden.testkit.lane.RequiresLane;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/// The same two nights on the stack of `hub.yaml`: planner, pruner and notifier as functions in AWS's runtime client,
/// snapshotters as tasks, each with the environment and the role that the stack gives it. Beside the deaths of the
/// story, AWS as a whole is silent for a while, and one snapshotter's way to EC2 is rough.
@RequiresLane("moto")
class FleetOnStackIT extends FleetE2e {

    /// Longer than one try of anything that does not wait on purpose.
    private static final Duration SILENCE = Duration.ofSeconds(6);

    @Override
    LocalAws emptyAws() {
        return MotoServer.shared().reset().aws();
    }

    @Override
    LocalDeployment deployOn(LocalAws aws) {
        return new LocalDeployment(aws, new HubStack(aws));
    }

    @Override
    void trouble(Services services) {
        services.gate("third").roughen();
        MotoServer.shared().suspend();
        try (var http = HttpClient.newHttpClient()) {
            var question = HttpRequest.newBuilder(MotoServer.shared().endpoint().resolve("/moto-api/data.json"))
                    .timeout(SILENCE)
                    .build();
            assertThatThrownBy(() -> http.send(question, BodyHandlers.discarding()))
                    .isInstanceOf(HttpTimeoutException.class);
            MotoServer.shared().resume();
        }
    }

    @AfterEach
    void resume() {
        MotoServer.shared().resume();
    }
}

package io.snapwarden.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.event.Event;
import io.snapwarden.planner.PlannerLambda;
import io.snapwarden.testkit.lane.MotoServer;
import io.snapwarden.testkit.lane.RequiresLane;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The planner as AWS runs it in Lambda: in AWS's own runtime client, with what its queue holds as events.
@RequiresLane("moto")
class PlannerLambdaOnMotoIT {

    private static final String RUNTIME_CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final String NOTHING_FAILED = "{\"batchItemFailures\":[]}";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void plansFromATickToTheOrdersAndBuriesWhatNobodyCanRead() throws Exception {
        var aws = MotoServer.shared().reset().aws();
        var deployment = new LocalDeployment(aws);
        var fleet = new TestFleet(deployment.ports());
        var instance = fleet.volumes(fleet.launch("eu-west-1", 0, 2))
                .keySet()
                .iterator()
                .next();
        deployment.putPolicyFile("""
                version: 1
                policies:
                  - name: instances
                    select: { kind: instance, tags: { Backup: nightly } }
                    schedule: { cron: "0 * * * *", timezone: UTC, start-within: 2h }
                    retain: { last: 1 }
                """);

        try (var lambda = new LambdaRuntime();
                var _ = start(deployment, lambda)) {
            deployment.tick();
            deployment.send("plan", "nobody can read this");
            assertThat(lambda.invoke(deployment.receive("plan"))).isEqualTo(NOTHING_FAILED);
            assertThat(deployment.deadLetters()).isEqualTo(1);
            assertThat(lambda.invoke(deployment.receive("plan"))).isEqualTo(NOTHING_FAILED);

            assertThat(deployment.inHand("plan")).isZero();
            assertThat(deployment.receive("capture"))
                    .singleElement()
                    .satisfies(order -> assertThat(order.body()).contains("CaptureRecoveryPoint", instance.value()));
            assertThat(deployment.events()).hasExactlyElementsOfTypes(Event.RunOpened.class);
        }
    }

    private ServiceProcess start(LocalDeployment deployment, LambdaRuntime lambda) {
        var environment = new HashMap<>(deployment.environment(deployment.endpoint()));
        environment.put("AWS_LAMBDA_RUNTIME_API", lambda.api());
        var handler = List.of(RUNTIME_CLIENT, PlannerLambda.class.getName());
        return ServiceProcess.start(
                "planner", PlannerLambda.class, handler, environment, folder.resolve("planner.log"));
    }
}

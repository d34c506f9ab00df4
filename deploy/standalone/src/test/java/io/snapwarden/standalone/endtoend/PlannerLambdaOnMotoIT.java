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

    @Test
    void startsWithoutAPolicyFileAndWorksByEachGoodOneThatIsPut() throws Exception {
        var deployment = new LocalDeployment(
                MotoServer.shared().reset().aws(),
                new HubStack(MotoServer.shared().aws()));
        new TestFleet(deployment.ports()).launch("eu-west-1", 0, 2);

        try (var lambda = new LambdaRuntime();
                var process = start(deployment, lambda)) {
            assertThat(tick(deployment, lambda)).contains("There is no policy file at s3://");

            deployment.putPolicyFile(policy("first"));
            assertThat(tick(deployment, lambda)).isEqualTo(NOTHING_FAILED);
            assertThat(opened(deployment)).containsExactly("first");

            deployment.putPolicyFile("version: 1\npolicies: none\n");
            assertThat(tick(deployment, lambda)).isEqualTo(NOTHING_FAILED);
            assertThat(process.log()).contains("Policy file refused, the last good one stays in force: ");

            deployment.putPolicyFile(policy("second"));
            assertThat(tick(deployment, lambda)).isEqualTo(NOTHING_FAILED);
            assertThat(opened(deployment)).containsExactly("first", "second");
        }
    }

    private static String tick(LocalDeployment deployment, LambdaRuntime lambda) throws InterruptedException {
        deployment.receive("plan"); // what the last tick sent is not looked at
        deployment.tick();
        return lambda.invoke(deployment.receive("plan"));
    }

    private static List<String> opened(LocalDeployment deployment) {
        return deployment.events().stream()
                .filter(Event.RunOpened.class::isInstance)
                .map(event -> ((Event.RunOpened) event).run().policy().value())
                .toList();
    }

    private static String policy(String name) {
        return """
                version: 1
                policies:
                  - name: %s
                    select: { kind: instance, tags: { Backup: nightly } }
                    schedule: { cron: "0 * * * *", timezone: UTC, start-within: 2h }
                    retain: { last: 1 }
                """.formatted(name);
    }

    private ServiceProcess start(LocalDeployment deployment, LambdaRuntime lambda) {
        var environment = new HashMap<>(deployment.environment("planner", deployment.endpoint()));
        environment.put("AWS_LAMBDA_RUNTIME_API", lambda.api());
        return ServiceProcess.startFunction("planner", PlannerLambda.class, environment, folder.resolve("planner.log"));
    }
}

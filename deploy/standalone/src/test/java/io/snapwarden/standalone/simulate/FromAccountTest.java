package io.snapwarden.standalone.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.simulation.model.Limits;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.wire.SimulatedEndpoint;
import io.snapwarden.standalone.hostile.Shell;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `simulate --from-account` as a process, against an account behind real wire protocols.
class FromAccountTest {

    private static final AccountId ACCOUNT = new AccountId("111122223333");
    private static final Scope DUBLIN = new Scope(ACCOUNT, new Region("eu-west-1"));
    private static final Map<String, String> DAILY = Map.of("backup", "daily");
    private static final int TERABYTE = 1000;

    @TempDir
    private Path folder;

    /// So that what is snapshotted now is a day old at most when the forecast begins.
    private final String tomorrow = LocalDate.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC)
            .plusDays(1)
            .toString();

    private final SimulatedAws aws = new SimulatedAws(InstantSource.system(), Limits.published(), 1);

    @Test
    void theFleetThatIsThereIsForeseenAndNothingIsChanged() throws Exception {
        aws.stage(DUBLIN).instance(List.of(8, 20), DAILY, Map.of());
        aws.stage(DUBLIN).instance(List.of(8), DAILY, Map.of());
        aws.stage(DUBLIN).instance(List.of(8), Map.of("backup", "never"), Map.of());
        aws.stage(DUBLIN).volume("gp3", 50, DAILY);

        var forecast = simulate();

        var setup = forecast.getAsJsonObject("setup");
        assertThat(setup.get("from").getAsString()).isEqualTo(tomorrow + "T00:00:00Z");
        assertThat(setup.get("resources").getAsInt())
                .as("three instances and a lone volume")
                .isEqualTo(4);
        assertThat(setup.get("volumes").getAsInt()).isEqualTo(5);
        assertThat(forecast.getAsJsonArray("nights")).hasSize(3).allSatisfy(night -> {
            assertThat(night.getAsJsonObject().get("owed").getAsInt())
                    .as("the two that are selected")
                    .isEqualTo(2);
            assertThat(night.getAsJsonObject().get("captured").getAsInt()).isEqualTo(2);
            assertThat(night.getAsJsonObject().get("snapshots").getAsInt()).isEqualTo(3);
        });
        assertThat(aws.stage(DUBLIN).snapshots()).isEmpty();
        assertThat(aws.calls().byAction().keySet())
                .allMatch(action -> action.startsWith("Describe") || action.startsWith("Get"));
    }

    @Test
    void theFirstCaptureOfAVolumeThatHasAPointIsAnIncrement() throws Exception {
        var instance = aws.stage(DUBLIN).instance(List.of(TERABYTE), DAILY, Map.of());
        assertThat(firstNight(simulate())).as("600 GiB at 100 MiB a second").isGreaterThan(Duration.ofHours(1));

        aws.undisturbed(DUBLIN)
                .createSnapshot(aws.stage(DUBLIN).volumesOf(instance).getFirst(), "", Map.of(Marks.POLICY, "daily"));

        assertThat(firstNight(simulate())).as("3% of that").isLessThan(Duration.ofMinutes(15));
    }

    private static Duration firstNight(JsonObject forecast) {
        var night = forecast.getAsJsonArray("nights").get(0).getAsJsonObject();
        return Duration.parse(night.get("median").getAsString());
    }

    private JsonObject simulate() throws Exception {
        var shell = new Shell(folder);
        shell.file("policy.yaml", """
                version: 1
                scopes: { regions: [eu-west-1] }
                policies:
                  - name: daily
                    select: { kind: instance, tags: { backup: daily } }
                    schedule: { cron: "0 2 * * *", timezone: UTC, start-within: 4h }
                    retain: { last: 2 }
                """);
        try (var endpoint = SimulatedEndpoint.start(aws, ACCOUNT)) {
            var answer = shell.on(endpoint)
                    .run(
                            "simulate",
                            "policy.yaml",
                            "--from-account",
                            "--start",
                            tomorrow,
                            "--for",
                            "3d",
                            "--output",
                            "json");
            assertThat(answer.exit()).as(answer.err()).isZero();
            return JsonParser.parseString(answer.out()).getAsJsonObject();
        }
    }
}

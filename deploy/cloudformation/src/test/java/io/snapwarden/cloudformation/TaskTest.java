package io.snapwarden.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.runtime.config.Settings;
import io.snapwarden.runtime.work.WorkerSettings;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What ECS runs, beside what the program makes of it.
class TaskTest {

    private final Map<String, Object> container =
            Yaml.map(Yaml.list(Template.hub().resource("Task").at("ContainerDefinitions"))
                    .getFirst());

    @Test
    void isAskedHowItIsWithoutAShell() {
        var check = Yaml.map(container.get("HealthCheck"));

        assertThat(check.get("Command")).isEqualTo(List.of("CMD", "java", "@/app/health"));
        assertThat(settings().health())
                .hasValueSatisfying(
                        address -> assertThat(address.getAddress()).isEqualTo(InetAddress.getLoopbackAddress()));
    }

    @Test
    void writesNothingToItsFileSystem() {
        assertThat(container.get("ReadonlyRootFilesystem")).isEqualTo("true");
    }

    @Test
    void isGivenTheTimeToFinishWhatIsInHand() {
        var least = WorkerSettings.USUAL.longPoll().plus(WorkerSettings.USUAL.grace());

        assertThat(Long.parseLong((String) container.get("StopTimeout"))).isGreaterThan(least.toSeconds());
    }

    private Settings settings() {
        return new Settings(Yaml.list(container.get("Environment")).stream()
                .map(Yaml::map)
                .collect(Collectors.toMap(
                        variable -> (String) variable.get("Name"), variable -> String.valueOf(variable.get("Value")))));
    }
}

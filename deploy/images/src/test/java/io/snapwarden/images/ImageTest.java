package io.snapwarden.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.notifier.NotifierApplication;
import io.snapwarden.planner.PlannerApplication;
import io.snapwarden.pruner.PrunerApplication;
import io.snapwarden.runtime.host.HealthCheck;
import io.snapwarden.snapshotter.SnapshotterApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageTest {

    private static final String POM = read("pom.xml");

    private static final Map<String, Class<?>> MAINS = Map.of(
            "planner", PlannerApplication.class,
            "snapshotter", SnapshotterApplication.class,
            "pruner", PrunerApplication.class,
            "notifier", NotifierApplication.class);

    @Test
    void runsAsNobodyInParticular() {
        var user = value("user");

        assertThat(user).matches("[1-9]\\d*:[1-9]\\d*"); // by numbers, so that a cluster can see that it is not root
        assertThat(read("build")).contains("snapwarden:x:" + user + ":");
    }

    /// Where it says `java`, the path of the image has one.
    @Test
    void isStartedByOneFileAndAskedByAnother() {
        assertThat(value("entrypoint")).isEqualTo("java,@/app/run");
        assertThat(read("../cloudformation/hub.yaml")).contains("Command: [CMD, java, \"@/app/health\"]");
        assertThat(value("image.path")).isEqualTo("/opt/java/bin");
        assertThat(options("health")).endsWith(HealthCheck.class.getName());
    }

    @Test
    void theMainClassIsThatOfTheServicesPom() {
        MAINS.forEach((service, main) ->
                assertThat(read("../../" + service + "/pom.xml")).contains("<main.class>" + main.getName() + "<"));
    }

    /// An option that this JVM does not know would end each task at its start.
    @ParameterizedTest
    @ValueSource(strings = {"run", "health"})
    void theJvmKnowsEachOption(String file) throws Exception {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        options(file).stream()
                .filter(option -> option.startsWith("-X") || option.startsWith("--"))
                .forEach(command::add);
        command.add("-version");

        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    @Test
    void theLibcIsOneExactFile() {
        assertThat(read("libc").lines().filter(line -> !line.startsWith("#")))
                .singleElement()
                .asString()
                .matches("libc6 \\S+ amd64 [0-9a-f]{64}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"build", "functions", "measure"})
    void theScriptsAreScripts(String script) throws Exception {
        var process =
                new ProcessBuilder("sh", "-n", script).redirectErrorStream(true).start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(process.waitFor()).isZero();
    }

    private static List<String> options(String file) {
        return read("app/" + file).lines().filter(line -> !line.startsWith("#")).toList();
    }

    private static String value(String element) {
        var found = Pattern.compile("<" + element + ">([^<]*)<").matcher(POM);
        assertThat(found.find()).as(element).isTrue();
        return found.group(1);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

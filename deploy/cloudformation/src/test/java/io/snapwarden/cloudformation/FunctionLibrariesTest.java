package io.snapwarden.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A function's zip has the SDK's clients that its code can call, and no others.
class FunctionLibrariesTest {

    private static final Path LEFT_OUT = Path.of("../images/left-out");

    private static final Map<String, String> LIBRARY =
            Map.of("events", "eventbridge", "tag", "resourcegroupstaggingapi");

    /// All that the runtime brings.
    private static final Set<String> CLIENTS = Set.of(
            "backup",
            "cloudwatch",
            "ec2",
            "eventbridge",
            "organizations",
            "rds",
            "resourcegroupstaggingapi",
            "s3",
            "secretsmanager",
            "sns",
            "sqs",
            "ssm",
            "sts");

    @ParameterizedTest
    @ValueSource(strings = {"planner", "pruner", "notifier"})
    void whatIsLeftOutIsWhatItsCodeCannotReach(String service) throws IOException {
        var needed = ServiceCalls.ofFunction(service).stream()
                .map(call -> call.replaceFirst(":.*", ""))
                .map(client -> LIBRARY.getOrDefault(client, client))
                .collect(Collectors.toSet());
        var unneeded = new TreeSet<>(CLIENTS);
        unneeded.removeAll(needed);

        assertThat(leftOut().get(service)).containsExactlyElementsOf(unneeded);
    }

    @Test
    void everyClientOfTheRuntimeIsKnownHere() throws IOException {
        var pom = Files.readString(Path.of("../../shared/runtime/pom.xml"));
        var brought = Arrays.stream(pom.split("<groupId>software.amazon.awssdk</groupId>"))
                .skip(1)
                .map(part -> part.replaceFirst("(?s).*?<artifactId>(.*?)</artifactId>.*", "$1"))
                .filter(library -> !library.endsWith("-client"))
                .toList();

        assertThat(CLIENTS).containsExactlyInAnyOrderElementsOf(brought);
    }

    private static Map<String, List<String>> leftOut() throws IOException {
        return Files.readAllLines(LEFT_OUT).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> List.of(line.split(" +")))
                .collect(Collectors.toMap(List::getFirst, words -> words.subList(1, words.size())));
    }
}

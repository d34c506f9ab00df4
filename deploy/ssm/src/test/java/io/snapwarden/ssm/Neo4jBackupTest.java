package io.snapwarden.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The worked example of an application's own backup, as a host runs it: with tools that stand in for Neo4j's and
/// AWS's.
class Neo4jBackupTest {

    private static final Path DOCUMENT = Path.of("snapwarden-neo4j-backup.yaml");
    private static final Pattern PLACE = Pattern.compile("\\{\\{ ([A-Za-z]+) }}");

    @TempDir
    private Path folder;

    private final Map<String, String> given = new HashMap<>();

    @BeforeEach
    void host() throws IOException {
        tool(
                "neo4j-admin",
                "for last; do :; done; [ \"$last\" != broken ] || { echo no such database >&2; exit 3; };"
                        + " for arg; do case $arg in --to-path=*) echo \"store of $last\" > \"${arg#--to-path=}/store\";; esac; done");
        tool("aws", "cp \"$4\" \"$STORE/$(basename \"$5\")\"");
        given.put("database", "graph");
        given.put("from", "localhost:6362");
        given.put("workspace", folder.resolve("work").toString());
        given.put("proof", "s3://snapwarden-proofs-a/neo4j/i-0a/graph.tar");
        given.put("executionId", "0b5ae5a6-6a0e-4fd4-9f0e-3a1d54a1c001");
        given.put("executionTimeout", "7200");
    }

    @Test
    void itLeavesOneObjectWhereItsProofSaysAndNothingOnTheHost() throws IOException {
        var first = run();
        var again = run();

        assertThat(List.of(first.code(), again.code())).containsOnly(0);
        assertThat(Shell.must("tar", "-xOf", folder.resolve("graph.tar").toString(), "./store"))
                .isEqualTo("store of graph");
        assertThat(first.lastLine()).contains("bytes in s3://snapwarden-proofs-a/neo4j/i-0a/graph.tar");
        assertThat(folder.resolve("work/snapwarden-backup")).doesNotExist();
    }

    @Test
    void whatFailsSaysSoAndLeavesNoObject() throws IOException {
        given.put("database", "broken");

        var result = run();

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("no such database");
        assertThat(folder.resolve("graph.tar")).doesNotExist();
        assertThat(folder.resolve("work/snapwarden-backup")).doesNotExist();
    }

    /// Systems Manager puts parameters into the script as they are.
    @Test
    void noParameterCanLeaveItsQuotes() throws IOException {
        var parameters = (Map<?, ?>) document().get("parameters");

        assertThat(PLACE.matcher(script()).results().map(place -> place.group(1)))
                .allMatch(parameters::containsKey);
        assertThat(script().replaceAll("'\\{\\{ [A-Za-z]+ }}[a-z/-]*'", "")).doesNotContain("{{");
        parameters.forEach((name, said) -> {
            var form = (Map<?, ?>) said;
            var pattern = Pattern.compile((String) form.get("allowedPattern"));
            assertThat(List.of("'", "a'b", "$(reboot)", "`x`", "1 2", "1\n2", "\"", "s3://a-b/c'd"))
                    .as("%s", name)
                    .noneMatch(hostile -> pattern.matcher(hostile).matches());
            if (form.get("default") != null) {
                assertThat(form.get("default").toString()).matches(pattern);
            }
        });
        assertThat(given.entrySet())
                .allMatch(one -> Pattern.matches(
                        (String) ((Map<?, ?>) parameters.get(one.getKey())).get("allowedPattern"), one.getValue()));
    }

    private Shell.Result run() throws IOException {
        var script = PLACE.matcher(script()).replaceAll(place -> given.get(place.group(1)));
        var file = Files.writeString(folder.resolve("script"), script);
        var path = folder + ":" + System.getenv("PATH");
        return Shell.run(Map.of("PATH", path, "STORE", folder.toString()), List.of("sh", file.toString()));
    }

    private void tool(String name, String does) throws IOException {
        var file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + does + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String script() throws IOException {
        var step = (Map<?, ?>) ((List<?>) document().get("mainSteps")).getFirst();
        return (String) ((List<?>) ((Map<?, ?>) step.get("inputs")).get("runCommand")).getFirst();
    }

    private static Map<?, ?> document() throws IOException {
        var load = new Load(LoadSettings.builder().build());
        return (Map<?, ?>) load.loadFromString(Files.readString(DOCUMENT));
    }
}

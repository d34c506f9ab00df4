package io.snapwarden.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class DocumentTest {

    private static final Path DOCUMENT = Path.of("snapwarden-freeze.yaml");

    private static final Path STACK = Path.of("../cloudformation/ssm-documents.yaml");

    /// Systems Manager takes no larger document.
    private static final int MOST_BYTES = 64 * 1024;

    @Test
    void holdsTheScriptAsItIs(@TempDir Path folder) throws IOException {
        var assembled = folder.resolve("document.yaml");
        var stack = folder.resolve("stack.yaml");
        Shell.must("sh", "assemble", assembled.toString(), stack.toString());

        assertThat(DOCUMENT).as("run deploy/ssm/assemble").hasSameTextualContentAs(assembled);
        assertThat(STACK).as("run deploy/ssm/assemble").hasSameTextualContentAs(stack);
        assertThat(Files.size(DOCUMENT)).isLessThan(MOST_BYTES);
        assertThat(command().substring(command().indexOf('\n', command().indexOf("set -- ")) + 1))
                .isEqualTo(Files.readString(LoopHost.SCRIPT).substring("#!/bin/sh\n".length()));
    }

    @Test
    void theStackInstallsTheVeryDocument() throws IOException {
        var stack = yaml(Files.readString(STACK).replace("!Ref ", ""));
        var resources = (Map<?, ?>) stack.get("Resources");
        var properties = (Map<?, ?>) ((Map<?, ?>) resources.get("Freeze")).get("Properties");

        assertThat(properties.get("Content")).isEqualTo(document());
    }

    /// Whatever a tag or a policy says, it cannot leave the quotes in which it reaches the shell.
    @Test
    void noParameterCanLeaveItsQuotes() throws IOException {
        var parameters = (Map<?, ?>) document().get("parameters");
        assertThat(Pattern.compile("\\{\\{ ([A-Za-z]+) }}")
                        .matcher(command())
                        .results()
                        .map(it -> it.group(1)))
                .hasSize(parameters.size())
                .allMatch(parameters::containsKey);
        assertThat(command().replaceAll("'\\{\\{ [A-Za-z]+ }}'", "")).doesNotContain("{{");
        parameters.forEach((name, said) -> {
            var form = (Map<?, ?>) said;
            if (form.get("allowedValues") instanceof List<?> values) {
                assertThat(values).allMatch(value -> value.toString().matches("[a-z-]+"));
            } else {
                var pattern = Pattern.compile((String) form.get("allowedPattern"));
                for (var hostile : List.of("'", "a'b", "$(reboot)", "`x`", "vol-0123456789'", "1 2", "1\n2", "\"")) {
                    assertThat(pattern.matcher(hostile).matches())
                            .as("%s of %s", hostile, name)
                            .isFalse();
                }
                assertThat(pattern.matcher(form.get("default").toString()).matches())
                        .as("%s", name)
                        .isTrue();
            }
        });
    }

    @Test
    void speaksAsDataLifecycleManagerAsks() throws IOException {
        var command = (Map<?, ?>) ((Map<?, ?>) document().get("parameters")).get("command");

        assertThat(document()).containsEntry("schemaVersion", "2.2");
        assertThat((List<?>) command.get("allowedValues")).hasToString("[pre-script, post-script, dry-run]");
        assertThat(command.get("default")).isEqualTo("dry-run");
    }

    private static String command() throws IOException {
        var step = (Map<?, ?>) ((List<?>) document().get("mainSteps")).getFirst();
        return (String) ((List<?>) ((Map<?, ?>) step.get("inputs")).get("runCommand")).getFirst();
    }

    private static Map<String, Object> document() throws IOException {
        return yaml(Files.readString(DOCUMENT));
    }

    @SuppressWarnings("unchecked") // a document is a mapping, and so is a template
    private static Map<String, Object> yaml(String text) {
        return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(text);
    }
}

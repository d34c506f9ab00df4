package io.snapwarden.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.testkit.lane.RequiresLane;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What CloudFormation would refuse, by somebody who knows all of its resources.
@RequiresLane("cfnlint")
class CfnLintTest {

    @Test
    void hasNothingToSayAboutAnyTemplate() throws Exception {
        var command = new ArrayList<>(List.of("cfn-lint"));
        Template.all().forEach(template -> command.add(template.toString()));

        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).isEmpty();
        assertThat(process.waitFor()).isZero();
    }
}

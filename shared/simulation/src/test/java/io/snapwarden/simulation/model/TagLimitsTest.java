package io.snapwarden.simulation.model;

import static io.snapwarden.simulation.model.Refusals.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TagLimitsTest {

    @Test
    void aResourceTakesFiftyTags() {
        var world = World.with(World.steady());

        assertThat(codeOf(() -> world.ec2.createSnapshot(world.volume(), "", tags(51))))
                .isEqualTo("TagLimitExceeded");
        var snapshot = world.ec2.createSnapshot(world.volume(), "", tags(50));
        assertThat(codeOf(
                        () -> world.ec2.createTags(List.of(snapshot.facts().id().value()), Map.of("more", ""))))
                .isEqualTo("TagLimitExceeded");
    }

    @Test
    void nobodyButAwsWritesTagsThatBeginWithAws() {
        var world = World.with(World.steady());
        var volume = world.volume();
        world.stage.stamp(volume, Map.of("aws:cloudformation:stack-name", "shop"));

        assertThat(codeOf(() -> world.ec2.createSnapshot(volume, "", Map.of("aws:mine", "1"))))
                .isEqualTo("InvalidTagKey.Malformed");
        assertThat(codeOf(() -> world.ec2.createTags(List.of(volume), tags(50))))
                .isEqualTo("OK");
    }

    @Test
    void aTagKeyAndAValueHaveLimits() {
        var world = World.with(World.steady());
        var volume = List.of(world.volume());

        assertThat(codeOf(() -> world.ec2.createTags(volume, Map.of("k".repeat(128), ""))))
                .isEqualTo("InvalidTagKey.Malformed");
        assertThat(codeOf(() -> world.ec2.createTags(volume, Map.of("", "")))).isEqualTo("InvalidTagKey.Malformed");
        assertThat(codeOf(() -> world.ec2.createTags(volume, Map.of("k", "v".repeat(257)))))
                .isEqualTo("InvalidParameterValue");
        assertThat(codeOf(() -> world.ec2.createTags(volume, Map.of("k".repeat(127), "v".repeat(256)))))
                .isEqualTo("OK");
    }

    @Test
    void aCallTagsAThousandResources() {
        var world = World.with(World.steady());
        var volume = world.volume();

        assertThat(codeOf(() -> world.ec2.createTags(Collections.nCopies(1000, volume), Map.of("k", "v"))))
                .isEqualTo("OK");
        assertThat(codeOf(() -> world.ec2.createTags(Collections.nCopies(1001, volume), Map.of("k", "v"))))
                .isEqualTo("InvalidParameterValue");
    }

    private static Map<String, String> tags(int count) {
        var tags = new HashMap<String, String>();
        for (int i = 0; i < count; i++) {
            tags.put("key" + i, "value");
        }
        return tags;
    }
}

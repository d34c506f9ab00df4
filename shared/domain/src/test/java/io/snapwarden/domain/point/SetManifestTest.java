package io.snapwarden.domain.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.VolumeShape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SetManifestTest {

    @Test
    void writesEveryVolumeAndRepeatsNothingThatStandsBeforeIt() {
        var twin = new VolumeShape(new VolumeId("vol-0c"), "/dev/sdg", "io2", 16000, 0, 500, "eu-west-1a");
        assertThat(new SetManifest(List.of(Points.ROOT, Points.DATA, twin)).toTags())
                .containsExactly(Map.entry(
                        "snapwarden:set.1",
                        "vol-0a|/dev/sda1|gp3|3000|125|8|eu-west-1a;vol-0b|/dev/sdf|io2|16000|0|500|=;"
                                + "vol-0c|/dev/sdg|=|=|=|=|="));
    }

    @Test
    void startsEachValueInFullSoThatItCanBeReadAlone() {
        var tags = new SetManifest(Points.longest(20)).toTags();
        assertThat(tags.values())
                .hasSizeGreaterThan(1)
                .allSatisfy(value -> assertThat(value.split(";", -1)[0]).doesNotContain("="));
    }

    @Test
    void endsAtTheFirstValueThatBecameEmpty() {
        var tags = new HashMap<>(new SetManifest(List.of(Points.ROOT)).toTags());
        tags.put("snapwarden:set.2", "");
        tags.put("snapwarden:set.3", "vol-0b|/dev/sdf|io2|16000|0|500|eu-west-1a");
        assertThat(SetManifest.fromTags(tags).volumes()).containsExactly(Points.ROOT);
    }

    @Test
    void readsThePlainSpellingAsWell() {
        var random = new SplittableRandom(7);
        for (int count = 1; count <= 128; count++) {
            var manifest = new SetManifest(Points.random(random, count));
            assertThat(SetManifest.fromTags(manifest.toPlainTags())).isEqualTo(manifest);
        }
        var longest = new SetManifest(Points.longest(128));
        assertThat(longest.toPlainTags().values()).allMatch(value -> value.length() <= 256);
        assertThat(SetManifest.fromTags(longest.toPlainTags())).isEqualTo(longest);
    }

    @Test
    void refusesAVolumeNamedTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SetManifest(List.of(Points.ROOT, Points.ROOT)))
                .withMessageContaining("vol-0a");
    }

    @Test
    void refusesWhatIsNoManifest() {
        for (var hostile : List.of(
                ";",
                "vol-0a",
                "vol-0a|/dev/sda1|gp3|3000|125|8",
                "vol-0a|/dev/sda1|gp3|3000|125|8|eu-west-1a|more",
                "i-0a|/dev/sda1|gp3|3000|125|8|eu-west-1a",
                "vol-0a|/dev/sda1|gp3|-1|125|8|eu-west-1a",
                "vol-0a|/dev/sda1|gp3|99999999999|125|8|eu-west-1a",
                "vol-0a|<script>|gp3|3000|125|8|eu-west-1a",
                "vol-0a+=+gp3+3000+125+8+eu-west-1a;",
                "vol-0a|=|gp3|3000|125|8|eu-west-1a",
                "vol-0a|/dev/sda1|gp3|3000|125|8|eu-west-1a;=|=|=|=|=|=|=")) {
            assertThatIllegalArgumentException()
                    .as(hostile)
                    .isThrownBy(() -> SetManifest.fromTags(Map.of("snapwarden:set.1", hostile)));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> SetManifest.fromTags(Map.of()));
    }
}

package io.snapwarden.snapshotter.vss;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.domain.fleet.WorkloadName;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.point.CaptureId;
import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.point.SetManifest;
import io.snapwarden.domain.schedule.Slot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VssOrderTest {

    private static final Scope SCOPE = new Scope(new AccountId("123456789012"), new Region("eu-west-1"));

    @Test
    void tellsTheDocumentOurMarksInOneLine() {
        var order = VssOrder.of(marks("last 7 / at-least 1"), null, Map.of("app", "shop"), true);

        assertThat(order.unfit()).isNull();
        assertThat(order.dropped()).isEmpty();
        assertThat(order.parameters())
                .containsOnlyKeys("description", "tags", "ExcludeBootVolume")
                .containsEntry("description", List.of("snapwarden/1 gold 2026-11-20T01:00:00Z i-0a 1"))
                .containsEntry("ExcludeBootVolume", List.of("True"));
        assertThat(tags(order).split(";"))
                .startsWith("Key=snapwarden:policy,Value=gold", "Key=snapwarden:slot,Value=2026-11-20T01:00:00Z")
                .contains(
                        "Key=snapwarden:capture,Value=w-1",
                        "Key=snapwarden:consistency,Value=crash",
                        "Key=snapwarden:retain,Value=last 7 / at-least 1",
                        "Key=snapwarden:set.1,Value=vol-0a+/dev/sda1+gp3+3000+125+30+eu-west-1a"
                                + " vol-0b+xvdf+io2+16000+0+500+@",
                        "Key=snapwarden:quiesce,Value=" + Marks.UNPROVEN)
                .endsWith("Key=app,Value=shop");
        assertThat(VssOrder.of(marks("last 7"), null, Map.of(), false).parameters())
                .containsEntry("ExcludeBootVolume", List.of("False"));
    }

    @Test
    void namesTheWorkloadWhereTheDocumentTakesTheName() {
        assertThat(tags(VssOrder.of(marks("last 7"), new WorkloadName("shop 1"), Map.of(), false)))
                .contains("Key=snapwarden:workload,Value=shop 1");
        for (var name : List.of("Büro", "a=b", " shop")) {
            var order = VssOrder.of(marks("last 7"), new WorkloadName(name), Map.of(), false);
            assertThat(order.unfit()).isNull();
            assertThat(tags(order)).doesNotContain("snapwarden:workload");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,Value=b;Key=snapwarden:policy",
                "'; Remove-Item C:\\",
                "$(whoami)",
                "`whoami`",
                "{{ global:DATE }}",
                "\"quoted\"",
                "größe",
                "two\nlines",
                " blank in front",
                "a|b",
                "a=b"
            })
    void aTagThatCouldMeanSomethingElseIsLeftOut(String hostile) {
        var order = VssOrder.of(marks("last 7"), null, Map.of("value", hostile, hostile, "key", "good", "yes"), false);

        assertThat(order.dropped()).containsExactlyInAnyOrder("value", hostile);
        assertThat(tags(order)).endsWith(";Key=good,Value=yes").doesNotContain(hostile);
    }

    @Test
    void whatTheDocumentWritesItselfIsNotForUs() {
        var source = Map.of("AppConsistent", "True", "Device", "xvda", "AwsVssConfig", "x", "Name", "web");

        var order = VssOrder.of(marks("last 7"), null, source, false);

        assertThat(order.dropped()).containsExactly("AppConsistent", "AwsVssConfig", "Device");
        assertThat(tags(order)).endsWith("Key=Name,Value=web");
    }

    @Test
    void aSourceCannotSpeakForUs() {
        var order = VssOrder.of(marks("last 7"), null, Map.of("snapwarden:policy", "theirs"), false);

        assertThat(tags(order)).contains("Key=snapwarden:policy,Value=gold").doesNotContain("theirs");
    }

    @Test
    void aMarkThatCannotPassIsNamed() {
        assertThat(VssOrder.of(marks("last 7, at-least 1"), null, Map.of(), false)
                        .unfit())
                .isEqualTo("it does not take the mark snapwarden:retain: last 7, at-least 1");
    }

    /// Whatever tags there are: one pair stays one pair.
    @Test
    void randomTagsNeverMakeOtherTags() {
        var random = new Random(11);
        for (int round = 0; round < 500; round++) {
            var source = new HashMap<String, String>();
            for (int i = 0; i < 5; i++) {
                source.put(text(random), text(random));
            }
            var order = VssOrder.of(marks("last 7"), null, source, false);

            var pairs = tags(order).split(";");
            assertThat(pairs).allMatch(pair -> pair.matches("Key=[A-Za-z0-9 ./@_+:-]+,Value=[A-Za-z0-9 ./@_+:-]*"));
            assertThat(pairs)
                    .hasSize(marks("last 7").tags().size()
                            + 1
                            + source.size()
                            - order.dropped().size());
        }
    }

    private static String text(Random random) {
        var text = new StringBuilder("t");
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append((char) (random.nextInt(10) == 0 ? random.nextInt(0x3000) : 32 + random.nextInt(95)));
        }
        return text.toString();
    }

    private static String tags(VssOrder order) {
        return String.join("", order.parameters().getOrDefault("tags", List.of()));
    }

    private static Marks marks(String retain) {
        var owed = new Obligation(
                new PolicyName("gold"), Slot.parse("2026-11-20T01:00:00Z"), SCOPE, new ResourceId("i-0a"));
        var root = new VolumeShape(new VolumeId("vol-0a"), "/dev/sda1", "gp3", 3000, 125, 30, "eu-west-1a");
        var data = new VolumeShape(new VolumeId("vol-0b"), "xvdf", "io2", 16000, 0, 500, "eu-west-1a");
        return new Marks(
                new PointKey(owed, 1),
                new CaptureId("w-1"),
                2,
                Consistency.CRASH,
                retain,
                new SetManifest(List.of(root, data)));
    }
}

package io.snapwarden.domain.point;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarksTest {

    @Test
    void areTheTagsThatAnyAccountCanBeReadBackFrom() {
        assertThat(Points.MARKS.tags())
                .containsExactly(
                        entry("snapwarden:policy", "gold"),
                        entry("snapwarden:slot", "2026-11-20T01:00:00Z"),
                        entry("snapwarden:source", "i-0123456789abcdef0"),
                        entry("snapwarden:work", Points.OWED.workId().value()),
                        entry("snapwarden:attempt", "1"),
                        entry("snapwarden:capture", "c-1"),
                        entry("snapwarden:members", "2"),
                        entry("snapwarden:consistency", "crash"),
                        entry("snapwarden:retain", "last 7"),
                        entry(
                                "snapwarden:set.1",
                                "vol-0a|/dev/sda1|gp3|3000|125|8|eu-west-1a;vol-0b|/dev/sdf|io2|16000|0|500|="));
    }

    /// As a document of AWS takes them, which refuses everything else.
    @Test
    void areSaidPlainlyTooAndMeanTheSame() {
        var plain = Points.MARKS.plainTags();

        assertThat(plain.keySet()).isEqualTo(Points.MARKS.tags().keySet());
        assertThat(plain)
                .containsEntry(
                        "snapwarden:set.1",
                        "vol-0a+/dev/sda1+gp3+3000+125+8+eu-west-1a vol-0b+/dev/sdf+io2+16000+0+500+@");
        assertThat(plain.entrySet()).allMatch(tag -> (tag.getKey() + tag.getValue()).matches("[A-Za-z0-9 ./@_+:-]+"));
        assertThat(Points.MARKS.description()).matches("[A-Za-z0-9 ./@_+:-]+");
        var hostsOwn = Map.of("AppConsistent", "True", "Device", "xvdf", "AwsVssConfig", "{\"Version\":\"2.5\"}");
        var tags = new HashMap<>(plain);
        tags.putAll(hostsOwn);
        assertThat(Reading.of(Points.tagged(Points.member(Points.MARKS, Points.ROOT, "1"), tags), Points.SCOPE))
                .isEqualTo(new Reading.Ours(Points.MARKS));
    }

    @Test
    void countTheVolumesOfTheirManifest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Marks(
                        Points.MARKS.key(),
                        Points.MARKS.capture(),
                        3,
                        Consistency.CRASH,
                        "last 7",
                        Points.MARKS.manifest()))
                .withMessageContaining("3 members");
    }

    @Test
    void areCorrectedByWritingOnlyWhatChanged() {
        var captured = Points.MARKS.describing(new SetManifest(List.of(Points.DATA)));
        assertThat(captured.tagsInsteadOf(Points.MARKS))
                .containsExactly(
                        entry("snapwarden:members", "1"),
                        entry("snapwarden:set.1", "vol-0b|/dev/sdf|io2|16000|0|500|eu-west-1a"));
        assertThat(Points.MARKS.tagsInsteadOf(Points.MARKS)).isEmpty();
    }
}

package io.snapwarden.domain.point;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SourceTagsTest {

    @Test
    void preferTheVolumeToItsInstance() {
        var tags = SourceTags.ofMember(10, Map.of("Name", "data"), Map.of("Name", "db-1", "Team", "core"));
        assertThat(tags.tags()).containsExactly(entry("Name", "data"), entry("Team", "core"));
        assertThat(tags.dropped()).isEmpty();
    }

    @Test
    void neverCopyWhatBelongsToAwsOrToUs() {
        var tags = SourceTags.ofMember(
                10,
                Map.of("aws:cloudformation:stack-name", "x", "snapwarden:hold", "forged", "Snapwarden:hold", "theirs"),
                Map.of("aws:autoscaling:groupName", "y", "snapwarden:policy", "forged"));
        assertThat(tags.tags()).containsExactly(entry("Snapwarden:hold", "theirs"));
    }

    @Test
    void neverCopyWhatEc2WouldRefuse() {
        var tags = SourceTags.ofMember(
                10, Map.of("k".repeat(128), "too long", "", "no key", "long", "v".repeat(257), "ok", ""), Map.of());
        assertThat(tags.tags()).containsExactly(entry("ok", ""));
    }

    @Test
    void fillUpToFiftyAndNameTheRest() {
        var tags = SourceTags.ofMember(12, numbered("volume", 30), numbered("instance", 30));
        assertThat(tags.tags()).hasSize(38).containsKey("volume-29");
        assertThat(tags.dropped()).hasSize(22).allMatch(key -> key.startsWith("instance-"));
        assertThat(12 + tags.tags().size()).isEqualTo(SourceTags.MOST_TAGS);
    }

    @Test
    void copyNothingWhereOurMarksLeaveNoRoom() {
        var tags = SourceTags.ofMember(50, Map.of("Name", "data"), Map.of());
        assertThat(tags.tags()).isEmpty();
        assertThat(tags.dropped()).containsExactly("Name");
    }

    @Test
    void ofASetLeaveRoomForTheVolumeThatHasMost() {
        var tags =
                SourceTags.ofSet(10, List.of(numbered("volume", 35), Map.of("Name", "root")), numbered("instance", 10));
        assertThat(tags.tags()).hasSize(5);
        assertThat(tags.dropped()).hasSize(5);
    }

    @Test
    void ofASetLeaveEachVolumeItsOwnValue() {
        var tags = SourceTags.ofSet(
                10, List.of(Map.of("Name", "root"), Map.of("Disk", "data")), Map.of("Name", "db-1", "Team", "core"));
        assertThat(tags.tags()).containsExactly(entry("Team", "core"));
    }

    private static Map<String, String> numbered(String word, int count) {
        var tags = new TreeMap<String, String>();
        IntStream.range(0, count).forEach(n -> tags.put("%s-%02d".formatted(word, n), "v"));
        return tags;
    }
}

package io.snapwarden.planner;

import static io.snapwarden.planner.Account.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Volume;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SourceTags;
import io.snapwarden.domain.policy.Policy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemberTagsTest {

    private static final Policy NIGHTLY =
            Account.policy("nightly", ResourceKind.INSTANCE, "0 2 * * *", Duration.ofHours(4));

    private final Account account = new Account();

    @Test
    void ofSixtyTagsAMemberGetsWhatFitsBesideTheMarks() {
        var tags = new LinkedHashMap<String, String>(Map.of("Backup", "daily"));
        for (int i = 0; i < 60; i++) {
            tags.put("tag-" + i, "value");
        }
        var instance = account.instance(1, tags);
        var point = captured();
        var missing = MemberTags.missing(point, instance);
        int present = point.members().getFirst().tags().size();
        int added = missing.keySet().stream().mapToInt(Map::size).sum();
        assertThat(present + added).isEqualTo(SourceTags.MOST_TAGS);
    }

    @Test
    void membersThatLackTheSameAreOneGroup() {
        var instance = account.instance(4, Map.of("Backup", "daily"));
        var missing = MemberTags.missing(captured(), instance);
        assertThat(missing).hasSize(1);
        assertThat(missing.values().iterator().next()).hasSize(4);
    }

    @Test
    void reservedKeysAreNeverCopied() {
        var instance = account.instance(1, Map.of("Backup", "daily"));
        var volume = instance.volumes().getFirst();
        var hostile = new Resource(
                instance.kind(),
                instance.id(),
                instance.tags(),
                List.of(new Volume(
                        volume.shape(), false, Map.of("snapwarden:hold", "yes", "aws:x", "y", "Owner", "me"))));
        assertThat(MemberTags.missing(captured(), hostile)).containsOnlyKeys(Map.of("Owner", "me"));
    }

    private RecoveryPoint captured() {
        account.tick(account.planner(NIGHTLY));
        account.capture(account.takeCaptures().getFirst(), Snapshot.State.COMPLETED);
        return PointCatalog.of(account.snapshots.get(SCOPE), SCOPE).points().getFirst();
    }
}

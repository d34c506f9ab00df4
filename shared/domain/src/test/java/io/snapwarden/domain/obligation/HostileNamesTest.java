package io.snapwarden.domain.obligation;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.point.CaptureId;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.schedule.Slot;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names come from tags, messages and files that anybody may have written, and go into keys and Descriptions.
class HostileNamesTest {

    private static final List<Function<String, Object>> NAMES = List.of(
            PolicyName::new,
            ResourceId::new,
            VolumeId::new,
            SnapshotId::new,
            AccountId::new,
            Region::new,
            CaptureId::new,
            WorkId::new,
            Scope::parse,
            Slot::parse);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "..",
                "../../secrets",
                "a b",
                "vol-0a\n",
                "vol-0a vol-0b",
                "vol-0a/..",
                "i-0a|x",
                "i-0a;x",
                "gold\u0000",
                "<script>alert(1)</script>",
                "123456789012/",
                "/eu-west-1",
                "123456789012/eu-west-1/x",
                "١٢٣٤٥٦٧٨٩٠١٢",
                "2026-11-20T01:00:00Z ",
                "2026-11-20T01:00:00.5Z",
                "+12026-11-20T01:00:00Z",
            })
    void areRefusedByEveryName(String hostile) {
        for (var name : NAMES) {
            assertThatIllegalArgumentException().as("%s", hostile).isThrownBy(() -> name.apply(hostile));
        }
    }
}

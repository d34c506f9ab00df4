package io.snapwarden.domain.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.schedule.Slot;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkIdTest {

    /// Work ids stand in tags of snapshots that live for years: if this fails, they are not found any more.
    @Test
    void neverChanges() {
        assertThat(owed("gold", "2026-11-20T01:00:00Z", "123456789012/eu-west-1", "vol-0123456789abcdef0")
                        .workId()
                        .value())
                .isEqualTo("7733b03e006eb3e27b898555dfd31c69");
    }

    @Test
    void differsWithEveryColumn() {
        var ids = Stream.of(
                        owed("gold", "2026-11-20T01:00:00Z", "123456789012/eu-west-1", "vol-0a"),
                        owed("gole", "2026-11-20T01:00:00Z", "123456789012/eu-west-1", "vol-0a"),
                        owed("gold", "2026-11-20T01:00:01Z", "123456789012/eu-west-1", "vol-0a"),
                        owed("gold", "2026-11-20T01:00:00Z", "123456789013/eu-west-1", "vol-0a"),
                        owed("gold", "2026-11-20T01:00:00Z", "123456789012/eu-west-2", "vol-0a"),
                        owed("gold", "2026-11-20T01:00:00Z", "123456789012/eu-west-1", "vol-0b"))
                .map(Obligation::workId);
        assertThat(ids).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "0123456789ABCDEF0123456789ABCDEF", "0123456789abcdef0123456789abcdef0", "../x"})
    void isThirtyTwoHexDigits(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new WorkId(text));
    }

    private static Obligation owed(String policy, String slot, String scope, String source) {
        return new Obligation(new PolicyName(policy), Slot.parse(slot), Scope.parse(scope), new ResourceId(source));
    }
}

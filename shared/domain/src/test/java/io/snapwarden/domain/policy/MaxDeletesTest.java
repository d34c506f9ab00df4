package io.snapwarden.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.snapwarden.domain.policy.PruneRule.MaxDeletes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaxDeletesTest {

    @ParameterizedTest
    @CsvSource({"5, 0, 1", "5, 1, 1", "5, 39, 1", "5, 40, 2", "5, 1000, 50", "100, 7, 7", "99, 2147483647, 2126008810"})
    void aShareIsRoundedDownButNeverToNothing(int percent, int points, int most) {
        assertThat(new MaxDeletes.Percent(percent).of(points)).isEqualTo(most);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100_000})
    void aCountIsTheSameForEveryScope(int points) {
        assertThat(new MaxDeletes.Count(40).of(points)).isEqualTo(40);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 101})
    void aShareIsOneToAHundredPercent(int percent) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MaxDeletes.Percent(percent))
                .withMessage("prune.max-deletes is 1% to 100% but is " + percent + "%");
    }
}

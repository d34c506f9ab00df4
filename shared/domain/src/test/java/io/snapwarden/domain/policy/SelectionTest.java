package io.snapwarden.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.snapwarden.domain.fleet.ResourceKind;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SelectionTest {

    @Test
    void everyTagMustMatch() {
        var selection = selecting(Map.of("Backup", "daily", "Stage", "prod"), Map.of());

        assertThat(selection.selects(Map.of("Backup", "daily", "Stage", "prod", "Team", "web")))
                .isTrue();
        assertThat(selection.selects(Map.of("Backup", "daily", "Stage", "test")))
                .isFalse();
        assertThat(selection.selects(Map.of("Backup", "daily"))).isFalse();
        assertThat(selection.selects(Map.of())).isFalse();
    }

    @Test
    void aStarAsksForTheKeyAlone() {
        var selection = selecting(Map.of("Backup", "*"), Map.of());

        assertThat(selection.selects(Map.of("Backup", "anything"))).isTrue();
        assertThat(selection.selects(Map.of("Backup", ""))).isTrue();
        assertThat(selection.selects(Map.of("backup", "daily"))).isFalse();
    }

    @Test
    void aStarIsNoPatternInsideAValue() {
        assertThat(selecting(Map.of("Backup", "dai*"), Map.of()).selects(Map.of("Backup", "daily")))
                .isFalse();
    }

    @Test
    void capitalsMatterInValues() {
        assertThat(selecting(Map.of("Backup", "daily"), Map.of()).selects(Map.of("Backup", "Daily")))
                .isFalse();
    }

    @Test
    void anEmptyValueMatchesAnEmptyValueOnly() {
        var selection = selecting(Map.of("Backup", ""), Map.of());

        assertThat(selection.selects(Map.of("Backup", ""))).isTrue();
        assertThat(selection.selects(Map.of("Backup", "daily"))).isFalse();
        assertThat(selection.selects(Map.of())).isFalse();
    }

    @Test
    void anyExclusionExcludes() {
        var selection = selecting(Map.of("Backup", "*"), Map.of("Skip", "*", "Stage", "test"));

        assertThat(selection.selects(Map.of("Backup", "x", "Stage", "prod"))).isTrue();
        assertThat(selection.selects(Map.of("Backup", "x", "Stage", "test"))).isFalse();
        assertThat(selection.selects(Map.of("Backup", "x", "Skip", ""))).isFalse();
    }

    @Test
    void aSelectionOfEverythingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> selecting(Map.of(), Map.of("Skip", "*")))
                .withMessage("select.tags names at least one tag");
    }

    private static Selection selecting(Map<String, String> tags, Map<String, String> exclude) {
        return new Selection(ResourceKind.VOLUME, tags, exclude);
    }
}

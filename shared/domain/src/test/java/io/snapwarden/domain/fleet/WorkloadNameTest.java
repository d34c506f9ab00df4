package io.snapwarden.domain.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadNameTest {

    @ParameterizedTest
    @CsvSource({
        "shop, shop",
        "Büro 7, Büro 7",
        "a=b:c/d+e-f@g.h_i, a=b:c/d+e-f@g.h_i",
        "a<b>&c, a_b__c",
        "'a,b', a_b",
        "'a;b', a_b"
    })
    void charactersThatNotEveryServiceTakesBecomeUnderscores(String value, String name) {
        assertThat(WorkloadName.of(value)).contains(new WorkloadName(name));
    }

    @Test
    void aValueThatSaysNothingIsNoName() {
        assertThat(WorkloadName.of("")).isEmpty();
        assertThat(WorkloadName.of("   ")).isEmpty();
    }

    @Test
    void whateverATagSaysItsNameIsOneThatCanBeRead() {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            var value = random.ints(random.nextInt(300), 0, 0x11000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            WorkloadName.of(value)
                    .ifPresent(
                            name -> assertThat(new WorkloadName(name.value())).isEqualTo(name));
        }
    }

    @Test
    void aNameThatNobodyCleanedIsRefused() {
        assertThatThrownBy(() -> new WorkloadName("a\nb")).hasMessageContaining("a workload's name has");
        assertThatThrownBy(() -> new WorkloadName("")).hasMessageContaining("a workload's name has");
    }
}

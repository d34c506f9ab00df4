package io.snapwarden.domain.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeGroupTest {

    @Test
    void accountsWithTheSameRegionsStandTogether() {
        var scopes = List.of(
                Scope.parse("444455556666/us-east-1"),
                Scope.parse("111122223333/eu-west-1"),
                Scope.parse("444455556666/eu-west-1"),
                Scope.parse("111122223333/us-east-1"),
                Scope.parse("777788889999/eu-west-1"));
        assertThat(ScopeGroup.of(scopes))
                .extracting(ScopeGroup::toString)
                .containsExactly("111122223333,444455556666/eu-west-1,us-east-1", "777788889999/eu-west-1");
    }

    @Test
    void whateverScopesThereAreEachIsThereOnce() {
        var random = new Random(7);
        for (int round = 0; round < 200; round++) {
            var scopes = new ArrayList<Scope>();
            for (int number = random.nextInt(40); number >= 0; number--) {
                scopes.add(new Scope(
                        new AccountId("%012d".formatted(random.nextInt(5))),
                        new Region("eu-west-" + random.nextInt(4))));
            }
            Collections.shuffle(scopes, random);
            var read = ScopeGroup.of(scopes).stream()
                    .map(group -> ScopeGroup.parse(group.toString()))
                    .toList();
            assertThat(read.stream().flatMap(ScopeGroup::scopes))
                    .containsExactlyInAnyOrderElementsOf(new TreeSet<>(scopes));
            assertThat(read.stream().mapToInt(ScopeGroup::size).sum()).isEqualTo(new TreeSet<>(scopes).size());
        }
    }

    @Test
    void oneScopeIsWrittenAsItIsByItself() {
        var scope = Scope.parse("111122223333/eu-west-1");
        assertThat(ScopeGroup.parse(scope.toString()).scopes()).containsExactly(scope);
        assertThat(ScopeGroup.of(List.of(scope))).singleElement().hasToString(scope.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "111122223333", "/eu-west-1", "111122223333/", "111122223333,/eu-west-1", "1/eu-west-1"})
    void whatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> ScopeGroup.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}

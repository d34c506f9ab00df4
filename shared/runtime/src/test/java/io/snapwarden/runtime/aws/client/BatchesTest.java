package io.snapwarden.runtime.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.runtime.port.DependencyException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {

    private final Batches batches = new Batches(3, 10);

    @Test
    void cutsByCount() {
        assertThat(batches.of(List.of("a", "b", "c", "d"), String::length))
                .containsExactly(List.of("a", "b", "c"), List.of("d"));
    }

    @Test
    void cutsBySize() {
        assertThat(batches.of(List.of("12345", "12345", "1"), String::length))
                .containsExactly(List.of("12345", "12345"), List.of("1"));
    }

    @Test
    void whatIsTooLargeGoesAlone() {
        assertThat(batches.of(List.of("1", "12345678901", "2"), String::length))
                .containsExactly(List.of("1"), List.of("12345678901"), List.of("2"));
    }

    @Test
    void makesNoRequestOfNothing() {
        assertThat(batches.of(List.<String>of(), String::length)).isEmpty();
    }

    @Test
    void onlyWhatWasNotTakenIsSentAgain() {
        var requests = new ArrayList<List<Integer>>();

        PartialFailure.resend(List.of(1, 2, 3, 4), "bus", items -> {
            requests.add(items);
            return items.stream()
                    .filter(item -> item % 2 == 0 && requests.size() == 1)
                    .toList();
        });

        assertThat(requests).containsExactly(List.of(1, 2, 3, 4), List.of(2, 4));
    }

    @Test
    void whatIsNeverTakenIsTroubleOutside() {
        var items = IntStream.range(0, 3).boxed().toList();

        assertThatThrownBy(() -> PartialFailure.resend(items, "EventBridge bus b", left -> left.subList(0, 1)))
                .isInstanceOf(DependencyException.class)
                .hasMessageStartingWith("EventBridge bus b did not take 1 of 3");
    }
}

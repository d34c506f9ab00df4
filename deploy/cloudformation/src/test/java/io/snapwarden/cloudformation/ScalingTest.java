package io.snapwarden.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.cloudformation.ScalingPolicy.Counts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Tasks over a night. A model, minute by minute: the planner sends 280 orders a minute; EC2 has 100 places, each taken
/// for a minute and a half; a task has eight orders in hand at once; who finds no place is put off for five minutes.
/// What is measured with the real handlers is in deploy/benchmark; here it is about the number of tasks.
class ScalingTest {

    private static final int QUIET = 30;
    private static final int WINDOW = 4 * 60;
    private static final int SENT_A_MINUTE = 280;
    private static final int PLACES_A_MINUTE = 66;
    private static final int IN_HAND = 8;
    private static final int PUT_OFF_MINUTES = 5;

    private record Minute(int tasks, int captured, Counts counts) {}

    @Test
    void aNightOfTenThousandVolumesIsDoneInItsWindowAndCostsNothingBeforeAndAfter() {
        var night = night(10_000, 60);

        assertThat(night.subList(0, QUIET)).allMatch(minute -> minute.tasks() == 0);
        assertThat(night.stream().mapToInt(Minute::captured).sum()).isEqualTo(10_000);
        assertThat(end(night)).isLessThan(QUIET + WINDOW);
        assertThat(night.getLast().tasks()).isZero();
    }

    @Test
    void tasksComeInTheFirstMinuteAndGoWhenNothingIsLeft() {
        var policy = ScalingPolicy.of(Template.hub());
        var night = night(10_000, 60);

        assertThat(night.get(QUIET + 1).tasks()).isPositive();
        assertThat(night.subList(QUIET + 1, end(night))).allMatch(minute -> minute.tasks() > 0);
        assertThat(night.get(end(night) + policy.idleMinutes() + 1).tasks()).isZero();
        assertThat(night).allMatch(minute -> minute.tasks() <= policy.most());
    }

    /// With freezes, eight orders in hand take minutes, and one task would be too slow.
    @Test
    void slowCapturesGetMoreTasks() {
        var night = night(10_000, 2);

        assertThat(night.stream().mapToInt(Minute::tasks).max()).hasValue(8);
        assertThat(end(night)).isLessThan(QUIET + WINDOW);
    }

    @Test
    void oneOrderStartsOneTask() {
        assertThat(night(1, 60).stream().mapToInt(Minute::tasks).max()).hasValue(1);
    }

    @Test
    void theNumberFollowsTheBacklogFromNothingToTheMost() {
        var policy = ScalingPolicy.of(Template.hub());

        assertThat(policy.after(new Counts(0, 0, 0), 0)).isZero();
        assertThat(policy.after(new Counts(1, 0, 0), 0)).isEqualTo(1);
        assertThat(policy.after(new Counts(200, 0, 0), 0)).isEqualTo(1);
        assertThat(policy.after(new Counts(200, 1, 0), 1)).isEqualTo(2);
        assertThat(policy.after(new Counts(1_000_000, 0, 0), 1)).isEqualTo(policy.most());
        assertThat(policy.after(new Counts(0, 0, 5), 3))
                .as("what is put off comes back")
                .isEqualTo(3);
    }

    /// @param rounds how often in a minute a task is done with what it has in hand
    private static List<Minute> night(int orders, int rounds) {
        var policy = ScalingPolicy.of(Template.hub());
        var night = new ArrayList<Minute>();
        var putOff = new int[PUT_OFF_MINUTES];
        int unsent = orders;
        int visible = 0;
        int tasks = 0;
        for (int minute = 0; minute < QUIET + WINDOW + 60; minute++) {
            int back = minute % PUT_OFF_MINUTES;
            int sent = minute < QUIET ? 0 : Math.min(unsent, SENT_A_MINUTE);
            unsent -= sent;
            visible += sent + putOff[back];
            putOff[back] = 0;

            int looked = Math.min(visible, tasks * IN_HAND * rounds);
            int captured = Math.min(looked, PLACES_A_MINUTE);
            putOff[back] = looked - captured;
            var counts = new Counts(visible, Math.min(looked, tasks * IN_HAND), sum(putOff));
            visible -= looked;
            tasks = policy.after(counts, tasks);
            night.add(new Minute(tasks, captured, counts));
        }
        return night;
    }

    /// The minute in which the last order was captured.
    private static int end(List<Minute> night) {
        int last = night.size() - 1;
        while (night.get(last).captured() == 0) {
            last--;
        }
        return last;
    }

    private static int sum(int[] numbers) {
        int sum = 0;
        for (int number : numbers) {
            sum += number;
        }
        return sum;
    }
}

package io.snapwarden.runtime.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.MDC;

class SideBySideTest {

    private static final int MANY = 20;

    @Test
    @Timeout(30)
    void tasksThatWaitForEachOtherAllGetTheirTurn() {
        var barrier = new CyclicBarrier(3);
        var met = new AtomicInteger();
        Runnable meets = () -> {
            await(barrier);
            met.incrementAndGet();
        };

        SideBySide.onThreads(3).run(List.of(meets, meets, meets));

        assertThat(met).as("all are done when it returns").hasValue(3);
    }

    @Test
    void noMoreThanSoManyRunAtOnce() {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        Runnable counts = () -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            LockSupport.parkNanos(100_000);
            now.decrementAndGet();
        };

        SideBySide.onThreads(2).run(Collections.nCopies(MANY, counts));

        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void whatFollowsAMessageFollowsItsTasks() {
        var run = new RunKey(new PolicyName("shop"), Slot.parse("2026-11-20T02:00:00Z"));
        var message = new Message(new Work.ReviewRun(run), Instant.MAX, "trace-1");
        var seen = Collections.synchronizedList(new ArrayList<String>());
        Runnable looks = () -> seen.add(RunsInHand.runs() + " " + MDC.get("trace"));
        MDC.put("trace", "trace-1");

        RunsInHand.during(message, () -> {
            SideBySide.onThreads(2).run(List.of(looks, looks));
            return null;
        });
        MDC.clear();

        assertThat(seen).containsExactly("[" + run + "] trace-1", "[" + run + "] trace-1");
    }

    @Test
    void inTurnKeepsTheOrder() {
        var story = new ArrayList<Integer>();

        SideBySide.IN_TURN.run(List.of(() -> story.add(1), () -> story.add(2), () -> story.add(3)));

        assertThat(story).containsExactly(1, 2, 3);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("nobody else came", e);
        }
    }
}

package io.snapwarden.testkit.contract;

import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.port.WorkQueue.Delivery;
import io.snapwarden.runtime.queue.InMemoryWorkQueue;
import io.snapwarden.testkit.lane.SqsQueues;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// A queue, and a way to look into its dead-letter queue.
///
/// @param newDeadLetters those that have not been looked at yet
public record QueueUnderTest(WorkQueue queue, Supplier<List<DeadLetter>> newDeadLetters) {

    /// @param reason empty where the queue itself gave up on the message
    public record DeadLetter(String body, String reason) {}

    /// In real time, for hosts that run in threads.
    public static QueueUnderTest inMemory(Duration lease) {
        var queue = new InMemoryWorkQueue(InstantSource.system(), lease);
        return new QueueUnderTest(
                queue,
                () -> queue.deadLetters().stream()
                        .map(letter -> new DeadLetter(letter.body(), letter.reason()))
                        .toList());
    }

    public static QueueUnderTest sqs(SqsQueues queues, Duration lease, int mostReceipts) {
        var made = queues.make(lease, mostReceipts);
        var deadLetters = queues.open(made.deadLetters());
        return new QueueUnderTest(
                queues.open(made.url()),
                () -> deadLetters.receive(10, Duration.ZERO).stream()
                        .map(QueueUnderTest::letter)
                        .toList());
    }

    private static DeadLetter letter(Delivery delivery) {
        return new DeadLetter(delivery.body(), delivery.attributes().getOrDefault("reason", ""));
    }
}

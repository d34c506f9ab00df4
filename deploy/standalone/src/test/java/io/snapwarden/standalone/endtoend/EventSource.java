package io.snapwarden.standalone.endtoend;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.Message;

/// Lambda's event source mapping: hands a function what its queue holds, and deletes what the function does not report
/// as failed.
final class EventSource implements AutoCloseable {

    private static final int PAUSE_MILLIS = 100;

    private final LocalDeployment deployment;
    private final String queue;
    private final LambdaRuntime runtime = new LambdaRuntime();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread poller = Thread.ofVirtual().unstarted(this::poll);

    EventSource(LocalDeployment deployment, String queue) {
        this.deployment = deployment;
        this.queue = queue;
    }

    String runtimeApi() {
        return runtime.api();
    }

    /// Waits until the function is there.
    void awaitFunction() throws InterruptedException {
        runtime.awaitFunction();
    }

    void start() {
        poller.start();
    }

    /// Hands out nothing more; what is in hand comes to its end.
    void stop() {
        closed.countDown();
        try {
            poller.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// After it the function finds nobody to ask.
    @Override
    public void close() {
        stop();
        runtime.close();
    }

    private void poll() {
        try {
            while (!closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                try {
                    hand(deployment.receive(queue));
                } catch (SdkException _) {
                    // SQS does not answer at the moment: Lambda goes on asking
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void hand(List<Message> messages) throws InterruptedException {
        if (messages.isEmpty()) {
            return;
        }
        var answer = JsonParser.parseString(runtime.invoke(messages)).getAsJsonObject();
        if (answer.has("batchItemFailures")) {
            var left = left(answer.getAsJsonArray("batchItemFailures"));
            messages.stream()
                    .filter(message -> !left.contains(message.messageId()))
                    .forEach(message -> deployment.delete(queue, message));
        }
    }

    private static Set<String> left(Iterable<JsonElement> failures) {
        return StreamSupport.stream(failures.spliterator(), false)
                .map(failure -> failure.getAsJsonObject().get("itemIdentifier").getAsString())
                .collect(Collectors.toSet());
    }
}

package io.snapwarden.simulation.ports;

import io.snapwarden.runtime.port.Topic;
import java.util.ArrayList;
import java.util.List;

/// A topic that keeps what is published, and refuses what SNS would refuse.
public final class CollectedTopic implements Topic {

    private static final int SUBJECT_END = 100;

    /// One mail, so to speak.
    public record Digest(String subject, String body) {}

    private final List<Digest> digests = new ArrayList<>();

    @Override
    public synchronized void publish(String subject, String body) {
        if (subject.isBlank() || subject.length() >= SUBJECT_END || !subject.matches("\\p{Print}+")) {
            throw new IllegalArgumentException(
                    "a subject is printable ASCII, fewer than 100 characters, but is \"" + subject + "\"");
        }
        digests.add(new Digest(subject, body));
    }

    public synchronized List<Digest> digests() {
        return List.copyOf(digests);
    }
}

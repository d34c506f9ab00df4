package io.snapwarden.simulation.model;

import java.util.ArrayList;
import java.util.List;

/// A topic of SNS, which keeps what was published.
public final class SimulatedTopic {

    private static final int SUBJECT_END = 100;

    /// @param subject empty when there is none
    public record Notification(String subject, String body) {}

    private final List<Notification> published = new ArrayList<>();

    /// SNS, Publish: a subject is printable ASCII, begins with no space, and has fewer than 100 characters.
    public synchronized int publish(String subject, String body) {
        if (subject.length() >= SUBJECT_END || !subject.matches("(?!\\s)\\p{Print}*")) {
            throw AwsError.refused("InvalidParameter", "Invalid parameter: Subject");
        }
        if (body.isEmpty()) {
            throw AwsError.refused("InvalidParameter", "Invalid parameter: Empty message");
        }
        published.add(new Notification(subject, body));
        return published.size();
    }

    public synchronized List<Notification> published() {
        return List.copyOf(published);
    }
}

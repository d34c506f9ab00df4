package io.snapwarden.simulation.model;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// A document of Systems Manager, as one host runs it.
@FunctionalInterface
public interface Document {

    /// What the host does, one step after the other. Called anew for every run; what depends on the host is asked in
    /// the steps.
    List<Step> steps(Map<String, List<String>> parameters);

    /// Refuses values that the document does not take, by an [AwsError], before anything is sent.
    default void check(Map<String, List<String>> parameters) {}

    /// The names of those that it declares.
    default Set<String> parameters() {
        return Set.of("command", "executionId");
    }
}

package io.snapwarden.domain.policy;

import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.WorkloadName;
import java.util.Map;
import java.util.Optional;

/// How resources of several kinds are captured as one: side by side, inside one bracket of hooks.
///
/// @param by the tag's key whose value groups; who does not carry it is not selected
/// @param onFailure what becomes of the others when hooks before the captures let one of them fail or wait; a
/// freeze that fails is ruled by [Quiesce#onFailure], for its own instance alone
/// @param hooksOn only instances with all of these tags have hooks; empty where all have them
/// @param commandOn only applications on instances with all of these tags back themselves up; empty where all do
public record Workload(String by, OnFailure onFailure, Map<String, String> hooksOn, Map<String, String> commandOn) {

    public static final String USUAL_KEY = "snapwarden:workload";

    private static final int LONGEST_KEY = 128;

    /// What becomes of the rest of a workload of which one cannot be brought to rest by its hooks.
    public enum OnFailure {
        /// The others are captured.
        CONTINUE("continue"),
        /// Nothing of it is captured by this attempt.
        FAIL("fail");

        private final String word;

        OnFailure(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    public Workload {
        requireKey(by);
        hooksOn = Map.copyOf(hooksOn);
        commandOn = Map.copyOf(commandOn);
    }

    public static String requireKey(String key) {
        if (key.isBlank() || key.length() > LONGEST_KEY || key.startsWith("aws:")) {
            throw new IllegalArgumentException("the key of a tag has 1 to " + LONGEST_KEY
                    + " characters and does not begin with aws: but is \"" + key + "\"");
        }
        return key;
    }

    /// Which workload a resource belongs to; none where its tag has no value.
    public Optional<WorkloadName> nameOf(Resource resource) {
        return WorkloadName.of(resource.tags().getOrDefault(by, ""));
    }

    /// Whether the application on this instance is told to back itself up.
    boolean runsCommandOn(Resource instance) {
        return Selection.matches(commandOn, instance.tags());
    }

    /// Whether the policy's hooks are run on this instance.
    public boolean runsHooksOn(Resource instance) {
        return Selection.matches(hooksOn, instance.tags());
    }
}

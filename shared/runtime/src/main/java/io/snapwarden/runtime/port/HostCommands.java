package io.snapwarden.runtime.port;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Runs documents of Systems Manager on instances.
public interface HostCommands {

    /// What a document is and takes. Repeatable.
    Document describe(Scope scope, String name);

    /// Asks a host to run a document. **Not repeatable**: what is sent twice runs twice, so an adapter sends it again
    /// only when it provably did nothing.
    Sending send(Scope scope, Order order);

    /// The newest command to the instance that carries exactly this comment: how somebody who lost a reply learns what
    /// was sent. A reading may lag behind what was just sent. Repeatable.
    ///
    /// @param from asked for then or later, by the service's clock
    Optional<String> find(Scope scope, ResourceId instance, String comment, Instant from);

    /// How far a command is. Repeatable.
    Run look(Scope scope, ResourceId instance, String command);

    /// The same of a document of several steps: what it has printed is that of the step that failed, or of the
    /// last one, and less of it. Repeatable.
    Run lookAtSteps(Scope scope, ResourceId instance, String command);

    /// Asks that a command be given up; what runs already may go on. Repeatable, and never an error.
    void cancel(Scope scope, ResourceId instance, String command);

    /// @param deliverWithin after which a host that was not reached shall not get it any more; 30 s at least
    /// @param comment for people who read the list of commands, and for whoever looks it up; at most 100 characters
    record Order(
            ResourceId instance,
            String document,
            Map<String, List<String>> parameters,
            Duration deliverWithin,
            String comment) {

        public Order {
            parameters = Map.copyOf(parameters);
        }
    }

    sealed interface Document {

        /// @param parameters the names of those that it declares
        record Command(Set<String> parameters) implements Document {
            public Command {
                parameters = Set.copyOf(parameters);
            }
        }

        /// There is none of that name, or it is no document of commands.
        record Unusable(String why) implements Document {}
    }

    sealed interface Sending {

        record Sent(String command) implements Sending {}

        /// Too fast: nothing was sent.
        record Busy(Duration retryAfter, String why) implements Sending {}

        /// Nothing was sent, nor will it be until a person acts: no agent answers, or it is not allowed.
        record Refused(String why) implements Sending {}

        /// The reply was lost: the host may or may not get it.
        record Ambiguous(String why) implements Sending {}
    }

    /// A command on its host.
    sealed interface Run {

        /// Not ended, or not known yet.
        record Going() implements Run {}

        /// The document has come to its end.
        ///
        /// @param exitCode 0 when all went well
        /// @param output its standard output, or the beginning of it
        record Ended(int exitCode, String output, String errorOutput) implements Run {}

        /// It ended otherwise: not delivered in time, cancelled, or out of time.
        record Lost(String why) implements Run {}
    }
}

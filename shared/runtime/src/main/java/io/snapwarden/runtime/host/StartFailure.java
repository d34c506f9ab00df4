package io.snapwarden.runtime.host;

import io.snapwarden.runtime.config.SettingException;
import io.snapwarden.runtime.policyfile.PolicyFileException;
import io.snapwarden.runtime.port.DependencyException;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Why a service could not start, with the exit codes of the command line. What a person can set right is one line;
/// only a surprise comes with its stack.
sealed interface StartFailure {

    Logger log = LoggerFactory.getLogger(StartFailure.class);

    record Told(String why, int exitCode) implements StartFailure {}

    record Surprise(RuntimeException what) implements StartFailure {}

    static StartFailure of(RuntimeException failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .flatMap(cause -> told(cause).stream())
                .findFirst()
                .orElseGet(() -> new Surprise(failure));
    }

    private static Optional<StartFailure> told(Throwable cause) {
        return switch (cause) {
            case SettingException _, PolicyFileException _ ->
                Optional.of(new Told(String.valueOf(cause.getMessage()), 2));
            case DependencyException _ -> Optional.of(new Told(String.valueOf(cause.getMessage()), 4));
            default -> Optional.empty();
        };
    }

    /// @return the exit code
    default int tell(String name) {
        return switch (this) {
            case Told(var why, int exitCode) -> {
                log.error("{} cannot start: {}", name, why);
                yield exitCode;
            }
            case Surprise(var what) -> {
                log.error("{} failed", name, what);
                yield 1;
            }
        };
    }
}

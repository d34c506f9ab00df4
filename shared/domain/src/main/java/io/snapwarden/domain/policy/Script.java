package io.snapwarden.domain.policy;

import io.snapwarden.domain.text.Form;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A document of Systems Manager, with what it is given. Whoever writes one makes it safe to repeat: Systems Manager
/// knows no token, so after a lost reply it may be run again.
///
/// @param parameters of the document, by name; ours are not among them
/// @param timeout from its sending on; what has not ended by then is given up
public record Script(String document, Map<String, List<String>> parameters, Duration timeout) {

    /// What is passed to a document that declares it: it is ours to say.
    public static final List<String> OURS =
            List.of("executionId", "policy", "slot", "source", "attempt", "outcome", "notAfter");

    /// A name, or an ARN where the document is another account's.
    private static final Form DOCUMENT = Form.of("a-zA-Z0-9_.:/-", 3, 128);
    private static final Form PARAMETER = Form.of("a-zA-Z0-9_-", 1, 64);
    private static final int MOST_PARAMETERS = 30;
    private static final int MOST_CHARACTERS = 8_000;

    public Script {
        requireDocument(document);
        parameters = parameters.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
        if (parameters.size() > MOST_PARAMETERS) {
            throw new IllegalArgumentException(
                    "a document is given at most " + MOST_PARAMETERS + " parameters but " + parameters.size());
        }
        parameters.keySet().forEach(Script::requireParameter);
        int characters = parameters.values().stream()
                .flatMap(List::stream)
                .mapToInt(String::length)
                .sum();
        if (characters > MOST_CHARACTERS) {
            throw new IllegalArgumentException("parameters of a document have at most " + MOST_CHARACTERS
                    + " characters but " + characters + "; let the document read the rest from a file or parameter"
                    + " of its own");
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("a timeout is positive but is " + timeout);
        }
    }

    public static String requireDocument(String name) {
        if (!DOCUMENT.fits(name)) {
            throw new IllegalArgumentException("a document of Systems Manager has 3 to 128 letters, digits, dots,"
                    + " dashes, underscores, colons and slashes but is \"" + name + "\"");
        }
        return name;
    }

    public static String requireParameter(String name) {
        if (!PARAMETER.fits(name)) {
            throw new IllegalArgumentException("a document's parameter has 1 to 64 letters, digits, dashes and"
                    + " underscores but is \"" + name + "\"");
        }
        if (OURS.contains(name)) {
            throw new IllegalArgumentException("the parameter " + name
                    + " is not for a file to set: Snapwarden passes it to a document that" + " declares it");
        }
        return name;
    }
}

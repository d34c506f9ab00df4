package io.snapwarden.domain.policy;

import io.snapwarden.domain.point.ObjectAddress;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.text.Excerpt;
import io.snapwarden.domain.text.Spelling;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Where an application leaves the object that proves its backup: `s3://bucket/neo4j/{instance}/{slot}.dump`. Each
/// word in braces stands for what the backup is of.
public record ProofTemplate(String text) {

    private static final int LONGEST = 512;
    private static final Pattern WORD = Pattern.compile("\\{([^{}]*)}");

    /// The words, each with a value that has its form.
    private static final Map<String, String> SAMPLE = Map.of(
            "account", "111122223333",
            "region", "eu-west-1",
            "instance", "i-0123456789abcdef0",
            "policy", "a",
            "slot", "2026-01-01T00:00:00Z",
            "attempt", "1",
            "executionId", "00000000-0000-0000-0000-000000000000");

    private static final List<String> OF_A_BUCKET = List.of("account", "region");

    public ProofTemplate {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a proof has at most " + LONGEST + " characters but has " + text.length());
        }
        if (!text.startsWith(ObjectAddress.SCHEME) || text.indexOf('/', ObjectAddress.SCHEME.length()) < 0) {
            throw new IllegalArgumentException("a proof is an object such as s3://bucket/neo4j/{instance}/{slot}.dump"
                    + " but is " + Excerpt.of(text));
        }
        WORD.matcher(text).results().forEach(word -> requireKnown(word.group(1)));
        WORD.matcher(bucket(text)).results().forEach(word -> requireOfBucket(word.group(1)));
        address(text, SAMPLE::get);
        if (!text.contains("{instance}") && !text.contains("{executionId}")) {
            throw new IllegalArgumentException(
                    "a proof names {instance} or {executionId}, or the object of one instance"
                            + " would prove the backup of another, but is " + Excerpt.of(text));
        }
    }

    /// Where the object of this attempt is.
    ///
    /// @param key of what a command backs up
    /// @param executionId what the document is told
    public ObjectAddress of(PointKey key, String executionId) {
        var owed = key.obligation();
        var values = Map.of(
                "account", owed.scope().account().value(),
                "region", owed.scope().region().id(),
                "instance", owed.source().instance().value(),
                "policy", owed.policy().value(),
                "slot", owed.slot().toString(),
                "attempt", Integer.toString(key.attempt()),
                "executionId", executionId);
        return address(text, values::get);
    }

    private static void requireKnown(String word) {
        if (!SAMPLE.containsKey(word)) {
            var known = SAMPLE.keySet().stream()
                    .sorted()
                    .map(name -> "{" + name + "}")
                    .toList();
            int last = known.size() - 1;
            var guess = Spelling.nearest(word, SAMPLE.keySet())
                    .map(near -> "; did you mean {" + near + "}?")
                    .orElse("");
            throw new IllegalArgumentException("expected " + String.join(", ", known.subList(0, last)) + " or "
                    + known.get(last) + ", found " + Excerpt.of("{" + word + "}") + guess);
        }
    }

    private static void requireOfBucket(String word) {
        if (!OF_A_BUCKET.contains(word)) {
            throw new IllegalArgumentException(
                    "the name of a proof's bucket may have {account} and {region} alone, found {" + word + "}");
        }
    }

    private static String bucket(String text) {
        return text.substring(ObjectAddress.SCHEME.length(), text.indexOf('/', ObjectAddress.SCHEME.length()));
    }

    private static ObjectAddress address(String text, Function<String, String> values) {
        return ObjectAddress.parse(filled(text, values));
    }

    private static String filled(String text, Function<String, String> values) {
        return WORD.matcher(text).replaceAll(word -> values.apply(word.group(1)));
    }

    @Override
    public String toString() {
        return text;
    }
}

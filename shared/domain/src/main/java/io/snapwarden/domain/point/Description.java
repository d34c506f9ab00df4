package io.snapwarden.domain.point;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.PolicyName;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The text of a snapshot's Description: `snapwarden/1 <policy> <slot> <source> <attempt>`, at most 255 characters.
final class Description {

    private static final String VERSION = "snapwarden/1";
    private static final int WORDS = 5;
    private static final String ABSENT = "(absent)";

    private Description() {}

    static String of(PointKey key) {
        var owed = key.obligation();
        return String.join(
                " ",
                VERSION,
                owed.policy().value(),
                owed.slot().toString(),
                owed.source().value(),
                Integer.toString(key.attempt()));
    }

    /// As the tags say it; what is absent is not there to be read either.
    static String ofTags(Map<String, String> tags) {
        return VERSION + " "
                + Stream.of(Marks.POLICY, Marks.SLOT, Marks.SOURCE, Marks.ATTEMPT)
                        .map(key -> tags.getOrDefault(key, ABSENT))
                        .collect(Collectors.joining(" "));
    }

    static String beginning(PolicyName policy) {
        return VERSION + " " + policy + " ";
    }

    static boolean claimsToBeOurs(String text) {
        return text.startsWith("snapwarden/");
    }

    /// @throws IllegalArgumentException saying what is wrong
    static PointKey parse(String text, Labels labels, Scope scope) {
        var words = text.split(" ", -1);
        if (words.length != WORDS || !words[0].equals(VERSION)) {
            throw new IllegalArgumentException("the Description should read \"" + VERSION
                    + " policy slot source attempt\" but is \"" + text + "\"");
        }
        var owed = new Obligation(
                labels.policy(words[1]), labels.slot(words[2]), labels.scope(scope), labels.source(words[3]));
        return new PointKey(owed, attempt(words[4]));
    }

    private static int attempt(String word) {
        if (!word.matches("[1-9]\\d?")) {
            throw new IllegalArgumentException(
                    "the attempt in the Description should be a number but is \"" + word + "\"");
        }
        return Integer.parseInt(word);
    }
}

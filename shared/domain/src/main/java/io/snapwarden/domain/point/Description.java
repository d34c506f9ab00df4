package io.snapwarden.domain.point;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.PolicyName;

/// The text of a snapshot's Description: `snapwarden/1 <policy> <slot> <source> <attempt>`, at most 255 characters.
final class Description {

    private static final String VERSION = "snapwarden/1";
    private static final int WORDS = 5;

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

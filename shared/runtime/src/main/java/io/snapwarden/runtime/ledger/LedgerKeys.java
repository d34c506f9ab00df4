package io.snapwarden.runtime.ledger;

import java.util.regex.Pattern;

/// What a key may look like. Keys are made of names that others chose, so every ledger judges them alike, before
/// they become paths.
final class LedgerKeys {

    private static final String WORD = "(?!\\.{1,2}(?:/|$))[A-Za-z0-9._:-]{1,200}";
    private static final Pattern KEY = Pattern.compile(WORD + "(?:/" + WORD + "){0,15}");
    private static final Pattern PREFIX = Pattern.compile("(?:" + WORD + "/){0,15}[A-Za-z0-9._:-]{0,200}");

    private LedgerKeys() {}

    static String checked(String key) {
        return require(KEY, key, "a ledger key");
    }

    static String checkedPrefix(String prefix) {
        return require(PREFIX, prefix, "the beginning of a ledger key");
    }

    private static String require(Pattern pattern, String text, String what) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    what + " is words of letters, digits and . _ : - separated by / but is \"" + text + "\"");
        }
        return text;
    }
}

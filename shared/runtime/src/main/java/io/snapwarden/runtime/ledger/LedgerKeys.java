package io.snapwarden.runtime.ledger;

import io.snapwarden.domain.text.Form;

/// What a key may look like. Keys are made of names that others chose, so every ledger judges them alike, before
/// they become paths.
final class LedgerKeys {

    private static final String CHARACTERS = "A-Za-z0-9._:-";
    private static final Form WORD = Form.of(CHARACTERS, 1, 200);
    private static final Form BEGINNING_OF_WORD = Form.of(CHARACTERS, 0, 200);
    private static final int MOST_WORDS = 16;

    private LedgerKeys() {}

    static String checked(String key) {
        int last = key.lastIndexOf('/') + 1;
        return require(isPath(key, last) && isWord(key, last, key.length()), key, "a ledger key");
    }

    static String checkedPrefix(String prefix) {
        int last = prefix.lastIndexOf('/') + 1;
        return require(
                isPath(prefix, last) && BEGINNING_OF_WORD.fits(prefix, last, prefix.length()),
                prefix,
                "the beginning of a ledger key");
    }

    /// Whether what ends at `end` is so many words, with a slash behind each.
    private static boolean isPath(String text, int end) {
        int words = 0;
        int from = 0;
        while (from < end) {
            int slash = text.indexOf('/', from);
            if (++words == MOST_WORDS || !isWord(text, from, slash)) {
                return false;
            }
            from = slash + 1;
        }
        return true;
    }

    private static boolean isWord(String text, int from, int to) {
        return WORD.fits(text, from, to) && !climbs(text.substring(from, to));
    }

    private static boolean climbs(String word) {
        return word.equals(".") || word.equals("..");
    }

    private static String require(boolean fits, String text, String what) {
        if (!fits) {
            throw new IllegalArgumentException(
                    what + " is words of letters, digits and . _ : - separated by / but is \"" + text + "\"");
        }
        return text;
    }
}

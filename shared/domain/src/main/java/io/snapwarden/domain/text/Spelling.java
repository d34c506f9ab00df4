package io.snapwarden.domain.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Guesses which of the known words somebody meant.
public final class Spelling {

    private static final int LONGEST = 64;
    private static final int MOST_TYPING_ERRORS = 3;

    private Spelling() {}

    /// The known word with the fewest typing errors, whether letters are capitals or not; empty when none is near.
    public static Optional<String> nearest(String typed, Collection<String> known) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        return known.stream()
                .filter(word -> distance(typed, word) <= Math.max(1, typingErrors(typed)))
                .min(Comparator.<String>comparingInt(word -> distance(typed, word))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /// How many typing errors a word of this length may have before a guess becomes an insult.
    public static int typingErrors(String typed) {
        return Math.min(MOST_TYPING_ERRORS, typed.length() / 3);
    }

    /// Letters to insert, leave out, replace or swap with their neighbour.
    public static int edits(String from, String to) {
        var edits = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                edits[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : fewest(edits, from, i, to, j);
            }
        }
        return edits[from.length()][to.length()];
    }

    private static int fewest(int[][] edits, String from, int i, String to, int j) {
        int replaced = edits[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int fewest = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(fewest, edits[i - 2][j - 2] + 1) : fewest;
    }

    private static int distance(String typed, String word) {
        return edits(typed.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
    }
}

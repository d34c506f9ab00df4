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

    /// Letters to insert, leave out or replace.
    public static int edits(String from, String to) {
        var row = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= from.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[to.length()];
    }

    private static int distance(String typed, String word) {
        return edits(typed.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
    }
}

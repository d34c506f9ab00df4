package io.snapwarden.domain.text;

/// What an id looks like: a beginning, then so many characters of a kind. Ids are made by the million, each time a
/// listing is read, so this is no regular expression.
public final class Form {

    private static final int ASCII = 128;

    private final String beginning;
    private final boolean[] allowed = new boolean[ASCII];
    private final int shortest;
    private final int longest;

    private Form(String beginning, String characters, int shortest, int longest) {
        this.beginning = beginning;
        this.shortest = shortest;
        this.longest = longest;
        for (int i = 0; i < characters.length(); i++) {
            char first = characters.charAt(i);
            boolean range = i + 2 < characters.length() && characters.charAt(i + 1) == '-';
            char last = range ? characters.charAt(i + 2) : first;
            for (char c = first; c <= last; c++) {
                allowed[c] = true;
            }
            i += range ? 2 : 0;
        }
    }

    /// @param characters as in a regular expression: `0-9a-f`; a dash that is meant comes last
    public static Form of(String characters, int shortest, int longest) {
        return new Form("", characters, shortest, longest);
    }

    /// A form for what comes after this beginning.
    public static Form of(String beginning, String characters, int shortest, int longest) {
        return new Form(beginning, characters, shortest, longest);
    }

    public boolean fits(String text) {
        return text.startsWith(beginning) && fits(text, beginning.length(), text.length());
    }

    /// Whether this part of a text fits, a beginning not counted.
    public boolean fits(String text, int from, int to) {
        int length = to - from;
        if (length < shortest || length > longest) {
            return false;
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c >= ASCII || !allowed[c]) {
                return false;
            }
        }
        return true;
    }
}

package io.snapwarden.domain.text;

/// Foreign text made fit for an error message: quoted, short, printable ASCII on one line.
public final class Excerpt {

    private static final int LONGEST = 80;

    private Excerpt() {}

    public static String of(String text) {
        var shown = new StringBuilder("\"");
        text.chars().limit(LONGEST).forEach(character -> append(shown, (char) character));
        return shown.append(text.length() > LONGEST ? "...\"" : "\"").toString();
    }

    private static void append(StringBuilder shown, char character) {
        if (character == '"' || character == '\\') {
            shown.append('\\').append(character);
        } else if (character < ' ' || character > '~') {
            shown.append("\\u%04x".formatted((int) character));
        } else {
            shown.append(character);
        }
    }
}

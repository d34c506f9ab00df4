package io.snapwarden.notifier.text;

/// Makes text that strangers wrote harmless: names, tags and reasons are whatever somebody typed.
public final class PlainText {

    private PlainText() {}

    /// One line: no control characters, no line ends, nothing that changes the direction of writing or hides, and at
    /// most so many characters.
    public static String line(String raw, int most) {
        var line = new StringBuilder();
        raw.codePoints().forEach(point -> {
            if (breaks(point)) {
                line.append(' ');
            } else if (!hides(point)) {
                line.appendCodePoint(point);
            }
        });
        var clean = line.toString().strip().replaceAll(" {2,}", " ");
        if (clean.isEmpty()) {
            return "(blank)";
        }
        return clean.codePointCount(0, clean.length()) <= most
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, most - 1)) + "…";
    }

    /// Printable ASCII only; what is not becomes a question mark.
    public static String ascii(String line) {
        return line.replaceAll("[^ -~]", "?");
    }

    private static boolean breaks(int point) {
        return Character.isWhitespace(point)
                || Character.getType(point) == Character.LINE_SEPARATOR
                || Character.getType(point) == Character.PARAGRAPH_SEPARATOR;
    }

    private static boolean hides(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}

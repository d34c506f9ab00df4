package io.snapwarden.runtime.policyfile;

/// One thing that is wrong with a policy file.
///
/// @param path the keys that lead there, `policies[0].schedule.cron`; empty where there is none
/// @param message what was expected and what was found, on one line and of bounded length
public record Problem(String file, Place place, String path, String message) {

    private static final int LONGEST = 700;

    public Problem {
        file = shown(file);
        path = shown(path);
        message = shown(message);
    }

    /// `file:line:column: key.path: message`, as compilers write it, so that editors can jump there.
    @Override
    public String toString() {
        var where = place.equals(Place.WHOLE_FILE) ? file : file + ":" + place.line() + ":" + place.column();
        return where + ": " + (path.isEmpty() ? "" : path + ": ") + message;
    }

    /// Files are foreign text: no control character of theirs reaches a terminal, and no megabyte a log.
    private static String shown(String text) {
        var shown = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(character -> {
            if (harmless(character)) {
                shown.appendCodePoint(character);
            } else {
                shown.append("\\u%04x".formatted(character));
            }
        });
        return shown.append(text.codePointCount(0, text.length()) > LONGEST ? "..." : "")
                .toString();
    }

    private static boolean harmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}

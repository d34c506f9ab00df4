package io.snapwarden.runtime.wire;

import java.util.regex.Pattern;

/// JSON text without characters that queues refuse or encodings lose: tags may hold any of them.
final class Escapes {

    private static final Pattern TROUBLE = Pattern.compile(
            "[\\uFFFE\\uFFFF]|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]");

    private Escapes() {}

    static String of(String json) {
        return isPlain(json) ? json : escaped(json);
    }

    /// Nearly every text is: only what lies from the surrogates on can be trouble.
    private static boolean isPlain(String json) {
        for (int i = 0; i < json.length(); i++) {
            if (json.charAt(i) >= Character.MIN_SURROGATE) {
                return false;
            }
        }
        return true;
    }

    private static String escaped(String json) {
        return TROUBLE.matcher(json)
                .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
    }
}

package io.snapwarden.runtime.wire;

import java.util.regex.Pattern;

/// JSON text without characters that queues refuse or encodings lose: tags may hold any of them.
final class Escapes {

    private static final Pattern TROUBLE = Pattern.compile(
            "[\\uFFFE\\uFFFF]|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]");

    private Escapes() {}

    static String of(String json) {
        return TROUBLE.matcher(json)
                .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
    }
}

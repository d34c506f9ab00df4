package io.snapwarden.runtime.policyfile;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// The bytes of a file as text that a YAML parser may see: UTF-8, not too large, not empty, without control
/// characters, and indented by spaces.
record PolicyText(Problems problems) {

    static final int MOST_BYTES = 1024 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    Optional<String> of(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            return refused(Place.WHOLE_FILE, "expected at most 1 MiB, found more");
        }
        return decoded(bytes).flatMap(this::checked);
    }

    private Optional<String> decoded(byte[] bytes) {
        var rest = ByteBuffer.wrap(bytes);
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(rest).toString();
            return Optional.of(!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
        } catch (CharacterCodingException _) {
            var before = new String(bytes, 0, rest.position(), StandardCharsets.UTF_8);
            return refused(
                    endOf(before), "expected UTF-8 text, found the byte 0x%02x".formatted(bytes[rest.position()]));
        }
    }

    private Optional<String> checked(String text) {
        if (text.isBlank()) {
            return refused(Place.WHOLE_FILE, "expected a file that begins with version: 1, found nothing");
        }
        boolean indenting = true;
        int line = 1;
        int column = 0;
        for (int character : text.codePoints().toArray()) {
            column++;
            if (character == '\n') {
                line++;
                column = 0;
                indenting = true;
            } else if (character == '\t' && indenting) {
                return refused(new Place(line, column), "expected spaces for the indentation, found a tab");
            } else if (!StreamReader.isPrintable(character)) {
                return refused(
                        new Place(line, column), "expected text, found the character U+%04X".formatted(character));
            }
            indenting &= character == ' ' || character == '\n';
        }
        return Optional.of(text);
    }

    private Optional<String> refused(Place place, String message) {
        problems.add(place, "", message);
        return Optional.empty();
    }

    private static Place endOf(String text) {
        int line = 1 + (int) text.chars().filter(character -> character == '\n').count();
        return new Place(line, text.length() - text.lastIndexOf('\n'));
    }
}

package io.snapwarden.simulation.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Undoes the chunks in which the SDK sends a body whose checksum follows it (`aws-chunked`).
final class Chunks {

    private static final int HEX = 16;
    private static final String END_OF_LINE = "\r\n";

    private Chunks() {}

    static String joined(Exchange exchange) {
        if (!exchange.header("content-encoding").contains("aws-chunked")
                && !exchange.header("x-amz-content-sha256").startsWith("STREAMING-")) {
            return exchange.body();
        }
        // sizes count bytes, so the text is walked as bytes
        var bytes = exchange.body().getBytes(StandardCharsets.UTF_8);
        var whole = new ByteArrayOutputStream();
        int place = 0;
        while (true) {
            var head = line(bytes, place);
            int size = Integer.parseInt(head.split(";", 2)[0], HEX);
            place += head.length() + END_OF_LINE.length();
            if (size == 0) {
                return whole.toString(StandardCharsets.UTF_8);
            }
            whole.write(bytes, place, size);
            place += size + END_OF_LINE.length();
        }
    }

    private static String line(byte[] bytes, int from) {
        int end = from;
        while (bytes[end] != '\r') {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.US_ASCII);
    }
}

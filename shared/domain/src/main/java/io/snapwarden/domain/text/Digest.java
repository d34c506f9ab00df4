package io.snapwarden.domain.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 of a text, for names that are the same whoever computes them.
public final class Digest {

    /// Never fed: to copy it is cheaper than to look for the algorithm each time.
    private static final MessageDigest EMPTY = sha256();

    private Digest() {}

    /// The first of its 64 hex digits.
    ///
    /// @param digits how many; an even number
    public static String hex(String text, int digits) {
        return HexFormat.of().formatHex(empty().digest(text.getBytes(StandardCharsets.UTF_8)), 0, digits / 2);
    }

    private static MessageDigest empty() {
        try {
            return (MessageDigest) EMPTY.clone();
        } catch (CloneNotSupportedException _) {
            return sha256();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

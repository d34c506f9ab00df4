package io.snapwarden.runtime.ledger;

import io.snapwarden.domain.text.Digest;

/// The version of a text: as with S3, equal texts have equal versions.
final class Versions {

    private static final int HEX_DIGITS = 64;

    private Versions() {}

    static String of(String text) {
        return Digest.hex(text, HEX_DIGITS);
    }
}

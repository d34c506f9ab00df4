package io.snapwarden.notifier.duty;

import io.snapwarden.domain.text.Digest;
import io.snapwarden.runtime.port.RunLedger;

/// Which events a duty is done with. It is written after the deed: a crash between the two repeats, never loses.
public record Told(RunLedger ledger, String duty) {

    public boolean has(String mark) {
        return ledger.read(key(mark)).isPresent();
    }

    public void add(String mark) {
        ledger.create(key(mark), mark);
    }

    /// Marks hold what keys may not, so they are hashed.
    private String key(String mark) {
        return "told/" + duty + "/" + Hash.of(mark);
    }

    /// A short name for any text.
    public static final class Hash {

        private static final int HEX_DIGITS = 32;

        private Hash() {}

        public static String of(String text) {
            return Digest.hex(text, HEX_DIGITS);
        }
    }
}

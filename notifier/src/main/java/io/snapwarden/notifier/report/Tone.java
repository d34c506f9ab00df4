package io.snapwarden.notifier.report;

import java.util.Locale;

/// How something went; a class of the page's style. It is never said by colour alone.
public enum Tone {
    GOOD,
    WAIT,
    BAD;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

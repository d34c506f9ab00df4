package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.text.Excerpt;
import java.util.Optional;

/// A share such as `3%` or `0.5%`.
final class Percent {

    private static final double WHOLE = 100;
    private static final String EXPECTED = "a share from 0% to 100%, such as 3% or 0.5%";

    private Percent() {}

    static Optional<Double> read(Cursor at) {
        return at.text(EXPECTED, Percent::parse);
    }

    private static double parse(String text) {
        if (!text.matches("[0-9]{1,2}(\\.[0-9]{1,3})?%|100%")) {
            throw new IllegalArgumentException("expected " + EXPECTED + ", found " + Excerpt.of(text));
        }
        return Double.parseDouble(text.substring(0, text.length() - 1)) / WHOLE;
    }
}

package io.snapwarden.benchmark;

import org.jspecify.annotations.Nullable;

/// One number that was measured, and whether it is as good as wanted.
///
/// @param atMost what it should not exceed; null when nobody said
/// @param atLeast what it should reach; null when nobody said
public record Figure(
        String name,
        double value,
        String unit,
        @Nullable Double atMost,
        @Nullable Double atLeast,
        boolean met) {

    private static final double PRECISION = 1000;

    public static Figure of(String name, double value, String unit) {
        return new Figure(name, rounded(value), unit, null, null, true);
    }

    public static Figure atMost(double most, String name, double value, String unit) {
        return new Figure(name, rounded(value), unit, most, null, value <= most);
    }

    public static Figure atLeast(double least, String name, double value, String unit) {
        return new Figure(name, rounded(value), unit, null, least, value >= least);
    }

    private static double rounded(double value) {
        return Math.round(value * PRECISION) / PRECISION;
    }
}

package io.snapwarden.simulation.model;

/// How fast one API action may be called: a bucket of tokens.
///
/// @param capacity calls that may come at once
/// @param perSecond calls that it takes for ever
public record ApiRate(double capacity, double perSecond) {

    /// For those who do not study throttling.
    public static final ApiRate UNLIMITED = new ApiRate(1e12, 1e12);

    public ApiRate {
        if (capacity < 1 || perSecond <= 0) {
            throw new IllegalArgumentException(
                    "a rate has room for a call and refills, but is " + capacity + " and " + perSecond + "/s");
        }
    }

    ApiRate times(double factor) {
        return new ApiRate(Math.max(1, capacity * factor), perSecond * factor);
    }
}

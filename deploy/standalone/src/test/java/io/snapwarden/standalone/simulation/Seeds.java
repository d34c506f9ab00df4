package io.snapwarden.standalone.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.slf4j.LoggerFactory;

/// What came of many seeds. What goes wrong on purpose is not logged.
///
/// @param broken of each seed that broke a law, why, and how to repeat it
/// @param consistent how many points were proven
record Seeds(List<String> broken, long consistent, long points) {

    /// One seed.
    interface Night extends AutoCloseable {

        /// @return how many points are application-consistent, and how many there are
        long[] run();

        @Override
        void close();
    }

    /// @param property how many to play instead of `usual`; `snapwarden.seed` plays that one alone
    static Seeds play(Class<?> test, String property, int usual, LongFunction<Night> nights) {
        var log = (Logger) LoggerFactory.getLogger("io.snapwarden");
        var before = log.getEffectiveLevel();
        log.setLevel(Level.OFF);
        try {
            return play(test, seeds(property, usual), nights);
        } finally {
            log.setLevel(before);
        }
    }

    private static Seeds play(Class<?> test, LongStream seeds, LongFunction<Night> nights) {
        var broken = new ArrayList<String>();
        long consistent = 0;
        long points = 0;
        for (long seed : seeds.toArray()) {
            try (var night = nights.apply(seed)) {
                var counts = night.run();
                consistent += counts[0];
                points += counts[1];
            } catch (AssertionError | RuntimeException e) {
                broken.add("seed " + seed + ": " + e + "\nrepeat it with ./mvnw -pl deploy/standalone -am test -Dtest="
                        + test.getSimpleName() + " -Dsurefire.failIfNoSpecifiedTests=false -Dsnapwarden.seed=" + seed);
            }
        }
        return new Seeds(broken, consistent, points);
    }

    private static LongStream seeds(String property, int usual) {
        var one = Long.getLong("snapwarden.seed");
        return one == null ? LongStream.range(0, Long.getLong(property, usual)) : LongStream.of(one);
    }
}

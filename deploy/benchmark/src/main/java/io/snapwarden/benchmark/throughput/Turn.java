package io.snapwarden.benchmark.throughput;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// What one turn took.
///
/// @param processorNanos of this process on all cores; the server has a process of its own
/// @param receives how often a queue was asked for messages
record Turn(long nanos, long processorNanos, int receives) {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;

    /// A turn that goes on.
    record Started(long at, long processorAt) {

        Turn end(int receives) {
            return new Turn(System.nanoTime() - at, SYSTEM.getProcessCpuTime() - processorAt, receives);
        }
    }

    static Started start() {
        return new Started(System.nanoTime(), SYSTEM.getProcessCpuTime());
    }

    double perSecond(int calls) {
        return calls * NANOS_PER_SECOND / nanos;
    }

    double receives(int messages) {
        return (double) receives / messages;
    }

    double processorMicros(int calls) {
        return processorNanos / NANOS_PER_MICRO / calls;
    }
}

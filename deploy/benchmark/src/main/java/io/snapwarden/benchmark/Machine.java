package io.snapwarden.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What the figures were measured on.
///
/// @param loadBefore processes that wanted a core in the minute before, as the system averages them: other work on the
/// machine makes times longer, and ratios less so
public record Machine(String processor, int cores, double memoryGiB, String system, String java, double loadBefore) {

    private static final double GIB = 1 << 30;
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    public static Machine here() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                nameOfProcessor().orElse(system.getArch()),
                system.getAvailableProcessors(),
                tenths(system.getTotalMemorySize() / GIB),
                system.getName() + " " + system.getVersion(),
                System.getProperty("java.vendor") + " " + Runtime.version(),
                tenths(system.getSystemLoadAverage()));
    }

    String words() {
        return cores + " cores (" + processor + "), " + memoryGiB + " GiB, " + system + ", Java " + java;
    }

    /// The name of the processor, where the system tells it in a file.
    private static Optional<String> nameOfProcessor() {
        if (!Files.isReadable(PROCESSORS)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}

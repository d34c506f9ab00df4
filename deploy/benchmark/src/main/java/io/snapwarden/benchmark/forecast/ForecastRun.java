package io.snapwarden.benchmark.forecast;

import com.sun.management.OperatingSystemMXBean;
import io.snapwarden.runtime.wire.Json;
import io.snapwarden.standalone.Snapwarden;
import io.snapwarden.standalone.cli.ExitCode;
import io.snapwarden.standalone.command.Commands;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The command line in a process of its own: what it prints is dropped, and what it took is printed as JSON.
public final class ForecastRun {

    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double KIB_PER_MIB = 1024;
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String MOST_MEMORY = "VmHWM:";

    /// @param seconds since the process was started
    /// @param processorSeconds of all its threads
    /// @param mebibytes of memory that it had at most; 0 where the system does not tell
    record Done(double seconds, double processorSeconds, double mebibytes) {}

    private ForecastRun() {}

    /// @param arguments of the command line
    static void main(String[] arguments) throws IOException {
        var answers = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        int code = Commands.under(new Snapwarden(), System.err).execute(arguments);
        answers.println(Json.write(done()));
        System.exit(code == ExitCode.ALL_WELL ? 0 : code);
    }

    private static Done done() throws IOException {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long started = ManagementFactory.getRuntimeMXBean().getStartTime();
        return new Done(
                (System.currentTimeMillis() - started) / MILLIS_PER_SECOND,
                system.getProcessCpuTime() / NANOS_PER_SECOND,
                mebibytes());
    }

    private static double mebibytes() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(MOST_MEMORY))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB)
                    .findFirst()
                    .orElse(0);
        }
    }
}

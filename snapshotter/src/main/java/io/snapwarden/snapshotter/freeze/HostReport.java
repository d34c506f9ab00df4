package io.snapwarden.snapshotter.freeze;

import io.snapwarden.domain.text.Excerpt;
import io.snapwarden.runtime.port.HostCommands.Run;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The last line of what a document of ours prints, such as
/// `snapwarden: result=thawed lease=… held=yes watchdog=quiet frozen-ms=1204`. Other documents print none, and their
/// exit code is all there is. It is read as something that anybody on the host may have written.
record HostReport(Map<String, String> words) {

    static final int FROZEN_BY_ANOTHER = 204;

    private static final String LINE = "snapwarden: ";
    private static final int MOST_DIGITS = 9;

    static HostReport of(String output) {
        var words = new HashMap<String, String>();
        output.lines()
                .filter(line -> line.startsWith(LINE))
                .reduce((_, last) -> last)
                .ifPresent(line -> {
                    for (var word : line.substring(LINE.length()).split(" ", -1)) {
                        int equals = word.indexOf('=');
                        if (equals > 0) {
                            words.put(word.substring(0, equals), word.substring(equals + 1));
                        }
                    }
                });
        return new HostReport(words);
    }

    /// Whether it speaks of another lease, or says that this one has not held.
    boolean refuses(String lease) {
        return !words.getOrDefault("lease", lease).equals(lease)
                || words.getOrDefault("held", "yes").equals("no")
                || words.getOrDefault("watchdog", "quiet").equals("fired");
    }

    Optional<Duration> frozen() {
        return Optional.ofNullable(words.get("frozen-ms"))
                .filter(text -> text.matches("[0-9]{1," + MOST_DIGITS + "}"))
                .map(text -> Duration.ofMillis(Long.parseLong(text)));
    }

    /// What a document's end means, in its own words and in ours.
    static String words(String document, Run.Ended ended) {
        var said = lastLine(ended.errorOutput()).or(() -> lastLine(ended.output()));
        return document + " ended with " + ended.exitCode() + meaning(ended.exitCode())
                + said.map(line -> ": " + Excerpt.of(line)).orElse("");
    }

    /// The first six are the convention of Data Lifecycle Manager, the others are ours.
    private static String meaning(int exitCode) {
        return switch (exitCode) {
            case 201 -> " (the pre-script failed)";
            case 202 -> " (the post-script failed)";
            case 203 -> " (the watchdog had thawed before)";
            case FROZEN_BY_ANOTHER -> " (frozen already, by somebody else)";
            case 205 -> " (nothing was frozen)";
            case 206 -> " (the application was not ready)";
            case 207 -> " (the command came too late)";
            case 208 -> " (something cannot be frozen)";
            case 209 -> " (a tool is missing on the host)";
            case 210 -> " (a parameter is wrong)";
            default -> "";
        };
    }

    private static Optional<String> lastLine(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith(LINE))
                .reduce((_, last) -> last);
    }
}

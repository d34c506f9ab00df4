package io.snapwarden.snapshotter.freeze;

import io.snapwarden.domain.text.Excerpt;
import io.snapwarden.runtime.port.HostCommands.Run;
import io.snapwarden.runtime.port.RunWords;
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
        return document + " ended with " + ended.exitCode() + RunWords.meaning(ended.exitCode())
                + said.map(line -> ": " + Excerpt.of(line)).orElse("");
    }

    private static Optional<String> lastLine(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith(LINE))
                .reduce((_, last) -> last);
    }
}

package io.snapwarden.standalone.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// The template of the hub, as text.
final class HubTemplate {

    private static final Path FILE = Path.of("..", "cloudformation", "hub.yaml");
    private static final Pattern INPUT = Pattern.compile("(?m)^        Input: '(.*)'$");

    /// moto knows no alias of a function, and would look for Docker to run one. The test hands over messages itself.
    private static final Pattern EVENT_SOURCES = Pattern.compile("(?m)^  \\w+Source:\n(?:    .*\n)+");

    private HubTemplate() {}

    /// What the schedule sends.
    static String tick() {
        var input = INPUT.matcher(text());
        if (!input.find()) {
            throw new IllegalStateException(FILE + " has no schedule with an Input");
        }
        return input.group(1);
    }

    static String withoutEventSources() {
        return EVENT_SOURCES.matcher(text()).replaceAll("");
    }

    private static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

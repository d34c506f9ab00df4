package io.snapwarden.runtime.port;

import io.snapwarden.runtime.port.HostCommands.Run;
import java.time.Duration;

/// What is said of a document's end. What a host prints may be long, and hold anything.
public final class RunWords {

    private static final int LONGEST_TAIL = 400;

    /// Of standard output Systems Manager gives no more than the beginning.
    private static final int CUT_OFF_AT = 24_000;

    private RunWords() {}

    public static String of(String document, Run.Ended ended) {
        var tail = tail(ended);
        return document + " ended with " + ended.exitCode() + meaning(ended.exitCode())
                + (tail.isEmpty() ? ", and printed nothing" : ": " + tail);
    }

    public static String lost(String document, String why) {
        return document + " did not come to its end: " + why
                + ". See that the instance runs and its SSM agent is online";
    }

    public static String endless(String document, Duration timeout) {
        return document + " did not end within " + timeout.toSeconds()
                + " seconds and was given up. Raise its timeout in the policy, or see in Systems Manager what it waits"
                + " for";
    }

    /// The last of what it said, on one line: of its errors, if it said any.
    public static String tail(Run.Ended ended) {
        boolean errors = !ended.errorOutput().isBlank();
        var line = oneLine(errors ? ended.errorOutput() : ended.output());
        var tail = line.length() <= LONGEST_TAIL ? line : "…" + whole(line.substring(line.length() - LONGEST_TAIL));
        return !errors && ended.output().length() >= CUT_OFF_AT
                ? tail + " (Systems Manager cut the output off here)"
                : tail;
    }

    /// Without what steers terminals, turns text around, or is no character at all.
    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " | ").replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}]", " ");
    }

    /// A cut may have gone through the middle of a character.
    private static String whole(String text) {
        return Character.isLowSurrogate(text.charAt(0)) ? text.substring(1) : text;
    }

    /// The first six are the convention of Data Lifecycle Manager, the others are ours.
    public static String meaning(int exitCode) {
        return switch (exitCode) {
            case 201 -> " (the pre-script failed)";
            case 202 -> " (the post-script failed)";
            case 203 -> " (the watchdog had thawed before)";
            case 204 -> " (frozen already, by somebody else)";
            case 205 -> " (nothing was frozen)";
            case 206 -> " (the application was not ready)";
            case 207 -> " (the command came too late)";
            case 208 -> " (something cannot be frozen)";
            case 209 -> " (a tool is missing on the host)";
            case 210 -> " (a parameter is wrong)";
            default -> "";
        };
    }
}

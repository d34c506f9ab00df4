package io.snapwarden.benchmark;

import java.io.PrintStream;

/// Says on the way what was found, to whoever waits.
public record Progress(PrintStream out) {

    public void say(String words) {
        out.println("benchmark: " + words);
    }

    public void say(Figure figure) {
        say(figure.name() + ": " + figure.value() + " " + figure.unit() + (figure.met() ? "" : " (MISSED)"));
    }
}

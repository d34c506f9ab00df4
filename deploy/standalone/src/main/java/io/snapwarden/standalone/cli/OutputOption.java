package io.snapwarden.standalone.cli;

import io.snapwarden.runtime.wire.Json;
import java.io.PrintStream;
import picocli.CommandLine.Option;

/// How a command answers: as a table for people, or as one JSON document.
public final class OutputOption {

    /// The forms of an answer.
    public enum Form {
        table,
        json
    }

    @Option(
            names = "--output",
            paramLabel = "table|json",
            defaultValue = "table",
            description = "a table, or one JSON document on stdout (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Form form;

    public boolean json() {
        return form == Form.json;
    }

    /// Prints the answer in the form asked for.
    ///
    /// @param document what JSON says
    /// @param text what people read
    public void print(PrintStream out, Object document, String text) {
        print(out, json() ? Json.write(document) : text.stripTrailing());
    }

    /// Prints an answer, or says that it could not.
    public static void print(PrintStream out, String answer) {
        out.println(answer);
        if (out.checkError()) { // a print stream keeps its trouble to itself
            throw new UnwrittenException("the answer could not be written: stdout is closed, or its disk is full");
        }
    }
}

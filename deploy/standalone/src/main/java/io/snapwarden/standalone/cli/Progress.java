package io.snapwarden.standalone.cli;

import java.io.PrintStream;

/// One line on a terminal that is written over and over; nothing in a pipe.
public final class Progress implements AutoCloseable {

    private static final String BACK_TO_START = "\r\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private boolean shown;

    public Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /// On stderr, if a person looks at it.
    @SuppressWarnings("SystemConsoleNull") // where another console provider is chosen it still may be null
    public static Progress onTerminal() {
        var console = System.console();
        return new Progress(System.err, console != null && console.isTerminal());
    }

    public void show(String line) {
        if (terminal) {
            out.print(BACK_TO_START + Table.printable(line));
            out.flush();
            shown = true;
        }
    }

    /// Takes the line away, before an answer is printed.
    public void clear() {
        if (shown) {
            out.print(BACK_TO_START);
            out.flush();
        }
    }

    @Override
    public void close() {
        clear();
    }
}

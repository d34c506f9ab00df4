package io.snapwarden.standalone.demo;

import io.snapwarden.standalone.cli.Table;
import java.io.PrintStream;

/// Tells the story line by line to people; keeps silent where a document is wanted.
final class Narrator {

    private final PrintStream out;
    private final boolean silent;

    Narrator(PrintStream out, boolean silent) {
        this.out = out;
        this.silent = silent;
    }

    /// Begins a chapter.
    void chapter(String title) {
        line("");
        line(title);
    }

    void say(String sentence) {
        line("  " + sentence);
    }

    /// What a person would type.
    void command(String command) {
        line("  $ snapwarden " + command);
    }

    private void line(String text) {
        if (!silent) {
            out.println(Table.plain(text));
            out.flush();
        }
    }
}

package io.snapwarden.notifier.digest;

import io.snapwarden.notifier.text.Amounts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/// The lines of a mail, within what SNS carries. What does not fit is counted and said.
final class Lines {

    /// SNS takes 256 KB, and the last line must find room.
    static final int MOST_BYTES = 250_000;

    private final StringBuilder text = new StringBuilder();
    private int bytes;
    private int cut;

    void line(String line) {
        int size = line.getBytes(StandardCharsets.UTF_8).length + 1;
        if (cut > 0 || bytes + size > MOST_BYTES) {
            cut++;
        } else {
            text.append(line).append('\n');
            bytes += size;
        }
    }

    void blank() {
        line("");
    }

    /// The first so many, then how many more there are.
    ///
    /// @param beyond how many more there are that nobody listed
    <T> void list(String indent, List<T> all, int most, int beyond, Consumer<T> form) {
        all.stream().limit(most).forEach(form);
        int more = Math.max(0, all.size() - most) + beyond;
        if (more > 0) {
            line(indent + "... and " + Amounts.grouped(more) + " more");
        }
    }

    String text() {
        return cut == 0 ? text.toString() : text + "\n... and " + Amounts.count(cut, "more line") + " left out here\n";
    }
}

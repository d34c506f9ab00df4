package io.snapwarden.standalone.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Rows under a head, in columns as wide as they need to be. Cells are hostile input: what is not printable is
/// replaced, so that no tag can move the cursor.
public final class Table {

    private static final int WIDEST_CELL = 80;

    /// Of the last column, which pushes nothing aside: reasons end in what to do about them.
    private static final int WIDEST_LAST = 500;
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... head) {
        rows.add(List.of(head));
    }

    public void row(Object... cells) {
        if (cells.length != rows.getFirst().size()) {
            throw new IllegalArgumentException(
                    "a row has " + rows.getFirst().size() + " cells but this one has " + cells.length);
        }
        int last = cells.length - 1;
        rows.add(IntStream.rangeClosed(0, last)
                .mapToObj(i -> printable(String.valueOf(cells[i]), i == last ? WIDEST_LAST : WIDEST_CELL))
                .toList());
    }

    public boolean isEmpty() {
        return rows.size() == 1;
    }

    @Override
    public String toString() {
        var widths = new int[rows.getFirst().size()];
        for (var row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        var text = new StringBuilder();
        for (var row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(i == 0 ? "" : GAP)
                        .append(row.get(i))
                        .repeat(" ", widths[i] - row.get(i).length());
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /// One line of plain text.
    public static String plain(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// One line of plain text, cut where it is too long.
    public static String printable(String text) {
        return printable(text, WIDEST_CELL);
    }

    private static String printable(String text, int widest) {
        var plain = plain(text);
        return plain.length() <= widest ? plain : plain.substring(0, widest - 1) + "…";
    }
}

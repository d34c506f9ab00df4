package io.snapwarden.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        var table = new Table("NAME", "AGE");
        table.row("a", 1);
        table.row("a longer one", 22);

        assertThat(table.toString()).isEqualTo("""
                NAME          AGE
                a             1
                a longer one  22
                """);
    }

    @Test
    void noTagMovesTheCursorOrTurnsTheLineAround() {
        assertThat(Table.printable("red\u001b[31m\r\nnext\tline\u202egnol\u0000"))
                .isEqualTo("red [31m  next line gnol ");
    }

    @Test
    void aCellIsCutWhereItWouldDrownTheOthers() {
        assertThat(Table.printable("x".repeat(5000))).hasSize(80).endsWith("…");
    }

    @Test
    void theLastCellIsReadToItsEndWithinReason() {
        var table = new Table("NAME", "REASON");
        table.row("x".repeat(90), "what was wrong ".repeat(10) + "and what to do");
        table.row("y", "z".repeat(5000));

        assertThat(table.toString().lines())
                .anyMatch(line -> line.startsWith("x".repeat(79) + "… ") && line.endsWith("and what to do"))
                .allMatch(line -> line.length() <= 80 + 2 + 500);
    }

    @Test
    void aRowThatDoesNotFitTheHeadIsABug() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Table("ONE").row("a", "b"))
                .withMessageContaining("2");
    }
}

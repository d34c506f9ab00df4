package io.snapwarden.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.runtime.ledger.DirectoryLedger;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.testkit.contract.RunLedgerContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLedgerTest extends RunLedgerContract {

    private static final int PROCESSES = 3;
    private static final int EACH = 20;

    @TempDir
    private Path directory;

    @Override
    protected RunLedger openLedger() {
        return new DirectoryLedger(directory);
    }

    @Test
    void isAsOldAsItsFile() throws IOException {
        openLedger().create("a", "text");

        Files.setLastModifiedTime(
                directory.resolve("entries/a+json"), FileTime.from(Instant.now().minus(Duration.ofHours(2))));

        assertThat(openLedger().read("a").orElseThrow().age())
                .isBetween(Duration.ofHours(2), Duration.ofHours(2).plusMinutes(1));
    }

    @Test
    void aFileFromTheFutureIsYoung() throws IOException {
        openLedger().create("a", "text");

        Files.setLastModifiedTime(
                directory.resolve("entries/a+json"), FileTime.from(Instant.now().plus(Duration.ofHours(2))));

        assertThat(openLedger().read("a").orElseThrow().age()).isZero();
    }

    @Test
    void leavesNothingBehindButEntriesAndLocks() throws IOException {
        openLedger().create("a", "text");
        openLedger().read("a");

        try (var left = Files.list(directory.resolve("scratch"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void saysWhatToDoWhenTheDirectoryCannotBeWritten() throws IOException {
        var file = Files.createFile(directory.resolve("a-file"));

        assertThatThrownBy(() -> new DirectoryLedger(file).create("a", "text"))
                .isInstanceOf(DependencyException.class)
                .hasMessageContaining("Check that the directory can be written");
    }

    @Test
    void noIncrementOfManyProcessesIsLost() throws Exception {
        openLedger().create("count", "0");
        var processes = new ArrayList<Process>();
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Incrementer.class.getName(),
                            directory.toString(),
                            Integer.toString(EACH))
                    .inheritIO()
                    .start());
        }
        for (var process : processes) {
            assertThat(process.waitFor()).isZero();
        }

        assertThat(openLedger().read("count").orElseThrow().text()).isEqualTo(Integer.toString(PROCESSES * EACH));
    }

    /// Counts up in a process of its own.
    static final class Incrementer {

        private Incrementer() {}

        public static void main(String[] arguments) {
            var ledger = new DirectoryLedger(Path.of(arguments[0]));
            int left = Integer.parseInt(arguments[1]);
            while (left > 0) {
                var read = ledger.read("count").orElseThrow();
                var next = Integer.toString(Integer.parseInt(read.text()) + 1);
                if (ledger.replace("count", next, read.version())) {
                    left--;
                }
            }
        }
    }
}

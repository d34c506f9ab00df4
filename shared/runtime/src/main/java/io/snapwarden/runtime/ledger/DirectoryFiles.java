package io.snapwarden.runtime.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/// Files that appear whole or not at all, and the clock of the file system that stamps them.
record DirectoryFiles(Path scratch) {

    /// The text is on disk before the name is.
    void write(Path path, String text) throws IOException {
        var draft = newDraft();
        try {
            try (var channel = FileChannel.open(draft, CREATE_NEW, WRITE)) {
                var bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.createDirectories(path.getParent());
            Files.move(draft, path, ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /// What the file system would stamp on a file that is written now: it may be another machine's clock.
    Instant now() throws IOException {
        var draft = newDraft();
        try {
            Files.createFile(draft);
            return Files.getLastModifiedTime(draft).toInstant();
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private Path newDraft() throws IOException {
        Files.createDirectories(scratch);
        return scratch.resolve(UUID.randomUUID().toString());
    }
}

package io.snapwarden.runtime.ledger;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// One writer of a key at a time, among the threads of this process and among processes. A file's lock belongs to the
/// whole process, so threads queue before it. A process that dies leaves no lock behind.
record DirectoryLocks(Path directory) {

    /// Keys share lock files, or every key would leave one.
    private static final int STRIPES = 64;

    /// Of the whole process, for it may have opened the same directory twice.
    private static final Map<Path, ReentrantLock> OF_PROCESS = new ConcurrentHashMap<>();

    /// What happens under a lock.
    @FunctionalInterface
    interface Step<T> {
        T run() throws IOException;
    }

    <T> T holding(String key, Step<T> step) throws IOException {
        Files.createDirectories(directory);
        var file = directory.toRealPath().resolve(Integer.toString(Math.floorMod(key.hashCode(), STRIPES)));
        var ours = OF_PROCESS.computeIfAbsent(file, _ -> new ReentrantLock());
        ours.lock();
        try (var channel = FileChannel.open(file, CREATE, WRITE);
                var _ = channel.lock()) {
            return step.run();
        } finally {
            ours.unlock();
        }
    }
}

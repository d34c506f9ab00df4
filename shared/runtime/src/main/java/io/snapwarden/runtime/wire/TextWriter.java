package io.snapwarden.runtime.wire;

import java.io.Writer;

/// Writes into memory, by one thread: `StringWriter` locks for each word.
final class TextWriter extends Writer {

    private final StringBuilder text = new StringBuilder(1024);

    @Override
    public void write(int character) {
        text.append((char) character);
    }

    @Override
    public void write(char[] characters, int from, int count) {
        text.append(characters, from, count);
    }

    @Override
    public void write(String words) {
        text.append(words);
    }

    @Override
    public void write(String words, int from, int count) {
        text.append(words, from, from + count);
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        // nothing is held
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

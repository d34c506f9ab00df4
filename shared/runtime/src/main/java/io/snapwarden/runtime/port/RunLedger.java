package io.snapwarden.runtime.port;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Small texts under names, written conditionally: what was owed, attempted and announced. Every operation sees all
/// earlier ones, whoever made them. Losing it may cost a twin or a repeated mail, never a point.
///
/// A key is words separated by `/`; a word has letters, digits and `. _ : -`, and is not `.` or `..`.
public interface RunLedger {

    /// @param version changes with the text
    /// @param age since it was last written, by the ledger's own clock, so that no reader's clock matters
    record Entry(String text, String version, Duration age) {}

    Optional<Entry> read(String key);

    /// Writes only where nothing stands yet.
    ///
    /// @return whether it was written; after an exception it may or may not have been
    boolean create(String key, String text);

    /// Writes only over that version.
    ///
    /// @return whether it was written
    boolean replace(String key, String text, String version);

    /// Removes it; nothing happens when it is not there.
    void remove(String key);

    /// All keys that begin with `prefix`, in order: all pages, or an exception.
    List<String> keys(String prefix);
}

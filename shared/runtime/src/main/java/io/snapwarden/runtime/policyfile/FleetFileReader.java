package io.snapwarden.runtime.policyfile;

import java.nio.file.Path;

/// Reads fleet files as strictly as policy files. Repeatable, and keeps nothing.
public final class FleetFileReader {

    /// @throws PolicyFileException with every problem of the file, or because it cannot be read
    public FleetFile read(Path file) {
        return YamlFile.read(file, FleetSection::read);
    }

    /// @param name as problems name the file
    /// @throws PolicyFileException with every problem of the file
    public FleetFile read(String name, byte[] content) {
        return YamlFile.read(name, content, FleetSection::read);
    }
}

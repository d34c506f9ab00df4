package io.snapwarden.runtime.policyfile;

import java.nio.file.Path;

/// Reads policy files, and refuses them with all that is wrong with them. Repeatable, and keeps nothing.
public final class PolicyFileReader {

    /// @throws PolicyFileException with every problem of the file, or because it cannot be read
    public PolicyFile read(Path file) {
        return YamlFile.read(file, FileSection::read);
    }

    /// @param name as problems name the file
    /// @throws PolicyFileException with every problem of the file
    public PolicyFile read(String name, byte[] content) {
        return YamlFile.read(name, content, FileSection::read);
    }
}

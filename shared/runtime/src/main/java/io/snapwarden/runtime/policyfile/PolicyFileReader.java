package io.snapwarden.runtime.policyfile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads policy files, and refuses them with all that is wrong with them. Repeatable, and keeps nothing.
public final class PolicyFileReader {

    /// @throws PolicyFileException with every problem of the file, or because it cannot be read
    public PolicyFile read(Path file) {
        try (var in = Files.newInputStream(file)) {
            return read(file.toString(), head(in));
        } catch (IOException e) {
            var problems = new Problems(file.toString());
            problems.add(Place.WHOLE_FILE, "", "expected a file that can be read, found " + FileTrouble.of(file, e));
            throw problems.refusal();
        }
    }

    /// @param name as problems name the file
    /// @throws PolicyFileException with every problem of the file
    public PolicyFile read(String name, byte[] content) {
        var problems = new Problems(name);
        var read = new PolicyText(problems)
                .of(content)
                .flatMap(text -> YamlTree.of(text, problems))
                .flatMap(root -> FileSection.read(new Cursor("", root, problems)));
        if (problems.count() > 0) {
            throw problems.refusal();
        }
        return read.orElseThrow(() -> new IllegalStateException(name + " was neither accepted nor refused"));
    }

    /// One byte more than is accepted is enough to refuse the rest.
    private static byte[] head(InputStream in) throws IOException {
        return in.readNBytes(PolicyText.MOST_BYTES + 1);
    }
}

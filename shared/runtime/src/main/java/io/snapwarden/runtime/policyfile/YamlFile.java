package io.snapwarden.runtime.policyfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// Takes a file to the value that it stands for, or to a refusal with everything that is wrong with it.
final class YamlFile {

    private YamlFile() {}

    /// @param section reads the file as a whole
    /// @throws PolicyFileException with every problem of the file, or because it cannot be read
    static <T> T read(Path file, Function<Cursor, Optional<T>> section) {
        try (var in = Files.newInputStream(file)) {
            // one byte more than is accepted is enough to refuse the rest
            return read(file.toString(), in.readNBytes(PolicyText.MOST_BYTES + 1), section);
        } catch (IOException e) {
            var problems = new Problems(file.toString());
            problems.add(Place.WHOLE_FILE, "", "expected a file that can be read, found " + FileTrouble.of(file, e));
            throw problems.refusal();
        }
    }

    static <T> T read(String name, byte[] content, Function<Cursor, Optional<T>> section) {
        var problems = new Problems(name);
        var read = new PolicyText(problems)
                .of(content)
                .flatMap(text -> YamlTree.of(text, problems))
                .flatMap(root -> section.apply(new Cursor("", root, problems)));
        if (problems.count() > 0) {
            throw problems.refusal();
        }
        return read.orElseThrow(() -> new IllegalStateException(name + " was neither accepted nor refused"));
    }
}

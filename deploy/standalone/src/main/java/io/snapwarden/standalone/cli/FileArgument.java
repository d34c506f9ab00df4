package io.snapwarden.standalone.cli;

import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.runtime.policyfile.PolicyFileReader;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/// The policy file that nearly every command works by.
public final class FileArgument {

    @Parameters(index = "0", paramLabel = "FILE", description = "the policy file")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    /// @throws io.snapwarden.runtime.policyfile.PolicyFileException with everything that is wrong with it
    public PolicyFile read() {
        return new PolicyFileReader().read(file);
    }

    public Path path() {
        return file;
    }
}

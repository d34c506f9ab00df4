package io.snapwarden.standalone.cli;

import io.snapwarden.runtime.policyfile.FileTrouble;
import io.snapwarden.runtime.policyfile.PolicyFileException;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.SecretException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// What a command says when it cannot go on, and the exit code that tells scripts the same.
public final class Trouble implements IExecutionExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Trouble.class);

    private final PrintStream err;

    public Trouble(PrintStream err) {
        this.err = err;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        return switch (e) {
            case PolicyFileException file -> say(ExitCode.USAGE, String.valueOf(file.getMessage()));
            case SecretException secret -> say(ExitCode.USAGE, String.valueOf(secret.getMessage()));
            case UsageException usage -> say(ExitCode.USAGE, String.valueOf(usage.getMessage()));
            case DependencyException outside -> say(ExitCode.UNREACHABLE, String.valueOf(outside.getMessage()));
            case UncheckedIOException file -> say(ExitCode.USAGE, words(file));
            case IOException file -> say(ExitCode.USAGE, words(file));
            case UnwrittenException unwritten -> say(ExitCode.FAILED, String.valueOf(unwritten.getMessage()));
            case InterruptedException _ -> say(ExitCode.FAILED, "interrupted");
            default -> unexpected(e);
        };
    }

    /// Its own words say what could not be done, those of its cause why.
    private static String words(UncheckedIOException e) {
        var cause = Objects.requireNonNull(e.getCause());
        var own = e.getMessage();
        return own == null || own.equals(cause.toString()) ? words(cause) : own + ": " + words(cause);
    }

    private static String words(IOException e) {
        if (!(e instanceof FileSystemException named) || named.getFile() == null) {
            return String.valueOf(e.getMessage());
        }
        var file = Path.of(named.getFile());
        return file + ": expected a file that can be read or written, found " + FileTrouble.of(file, e);
    }

    private int unexpected(Exception e) {
        log.debug("Unexpected", e);
        return say(
                ExitCode.FAILED,
                "this should not have happened: " + e + "\nsnapwarden: with SNAPWARDEN_LOG=DEBUG the same command shows"
                        + " where; please report it with that");
    }

    private int say(int code, String message) {
        err.println("snapwarden: " + message);
        return code;
    }
}

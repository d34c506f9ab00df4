package io.snapwarden.standalone.cli;

import io.snapwarden.runtime.policyfile.PolicyFileException;
import io.snapwarden.runtime.port.DependencyException;
import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// What a command says when it cannot go on, and the exit code that tells scripts the same.
public final class Trouble implements IExecutionExceptionHandler {

    private final PrintStream err;

    public Trouble(PrintStream err) {
        this.err = err;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) throws Exception {
        return switch (e) {
            case PolicyFileException file -> say(ExitCode.USAGE, String.valueOf(file.getMessage()));
            case UsageException usage -> say(ExitCode.USAGE, String.valueOf(usage.getMessage()));
            case DependencyException outside -> say(ExitCode.UNREACHABLE, String.valueOf(outside.getMessage()));
            default -> throw e;
        };
    }

    private int say(int code, String message) {
        err.println("snapwarden: " + message);
        return code;
    }
}

package io.snapwarden.standalone.cli;

/// The exit codes of every command.
public final class ExitCode {

    public static final int ALL_WELL = 0;

    /// Something failed or was missed.
    public static final int FAILED = 1;

    /// Wrong usage, or an invalid file.
    public static final int USAGE = 2;

    /// Something was still pending when the wait was over.
    public static final int PENDING = 3;

    /// AWS was unreachable or denied before anything was started.
    public static final int UNREACHABLE = 4;

    private ExitCode() {}
}

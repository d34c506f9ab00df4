package io.snapwarden.standalone;

import io.snapwarden.standalone.command.Commands;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// The command line: one process that is all four services, for one account.
@Command(
        name = "snapwarden",
        mixinStandardHelpOptions = true,
        versionProvider = Snapwarden.Version.class,
        description = "Backs up fleets on AWS.")
public final class Snapwarden implements Runnable {
    public static void main(String[] args) {
        System.exit(Commands.under(new Snapwarden(), System.err).execute(args));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = Snapwarden.class.getPackage().getImplementationVersion();
            return new String[] {"snapwarden " + (version == null ? "development" : version)};
        }
    }
}

package io.snapwarden.standalone.hostile;

import io.snapwarden.simulation.wire.SimulatedEndpoint;
import io.snapwarden.standalone.Snapwarden;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The command line as a process of its own, in a folder and an environment where nothing else is.
public final class Shell {

    private static final List<String> JAVA = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dlogback.configurationFile=logback.xml",
            // the class path of the tests has several
            "-Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener",
            "-cp",
            System.getProperty("java.class.path"),
            Snapwarden.class.getName());

    private static final int LONGEST_SECONDS = 120;

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private File stdout;

    public Shell(Path folder) {
        this.folder = folder;
        stdout = folder.resolve("stdout").toFile();
        environment.put("HOME", folder.toString());
        environment.put("PATH", System.getenv("PATH"));
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
    }

    /// What a person sees, and a script.
    public record Answer(int exit, String out, String err) {}

    public Shell with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /// A caller that AWS knows, in Ireland.
    public Shell signedIn() {
        return with("AWS_REGION", "eu-west-1").with("AWS_ACCESS_KEY_ID", "key").with("AWS_SECRET_ACCESS_KEY", "secret");
    }

    public Shell on(SimulatedEndpoint endpoint) {
        return signedIn().with("AWS_ENDPOINT_URL", endpoint.uri().toString());
    }

    public Shell stdoutTo(Path file) {
        stdout = file.toFile();
        return this;
    }

    /// Writes a file into the folder.
    public Path file(String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new IllegalStateException("the test's own folder cannot be written", e);
        }
    }

    public Answer run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(JAVA);
        command.addAll(List.of(arguments));
        var stderr = folder.resolve("stderr");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(stdout)
                .redirectError(stderr.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("still running after " + LONGEST_SECONDS + " s: " + List.of(arguments) + "\n"
                    + Files.readString(stderr));
        }
        var out = stdout.isFile() ? Files.readString(stdout.toPath()) : "";
        return new Answer(process.exitValue(), out, Files.readString(stderr));
    }
}

package io.snapwarden.testkit.lane;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/// Something outside the JVM that some tests need.
public enum Lane {
    MOTO("moto_server is not on the PATH", () -> onPath("moto_server")),
    CFNLINT("cfn-lint is not on the PATH", () -> onPath("cfn-lint")),
    LOCALSTACK("no Docker engine answers", () -> DockerClientFactory.instance().isDockerAvailable()),
    KERNEL("this is not root on a Linux with mkfs and losetup", Lane::isLinuxRoot);

    private final String missing;

    @SuppressWarnings("ImmutableEnumChecker") // the suppliers hold nothing
    private final BooleanSupplier there;

    Lane(String missing, BooleanSupplier there) {
        this.missing = missing;
        this.there = there;
    }

    public static Lane of(String word) {
        return Arrays.stream(values())
                .filter(lane -> lane.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no lane is called \"" + word + "\""));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isThere() {
        return there.getAsBoolean();
    }

    /// Whether a run without it must fail.
    ///
    /// @param required lanes by their words, separated by commas: the value of `SNAPWARDEN_REQUIRE`
    boolean isRequired(String required) {
        return Stream.of(required.split(",")).map(String::strip).anyMatch(word()::equals);
    }

    String whySkipped() {
        return "lane " + word() + " is skipped: " + missing;
    }

    private static boolean isLinuxRoot() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("user.name").equals("root")
                && onPath("mkfs.ext4")
                && onPath("mkfs.xfs")
                && onPath("losetup");
    }

    private static boolean onPath(String command) {
        var path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, command)));
    }
}

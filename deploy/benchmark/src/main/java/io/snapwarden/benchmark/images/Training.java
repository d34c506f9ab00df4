package io.snapwarden.benchmark.images;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// Has a service start and work a little in the file system of its image, and keeps what its JVM learnt as the cache of
/// that image. A cache belongs to one JVM and to the files that it was made with.
public final class Training {

    /// The snapshotter captures so often; the others have seen all that they need when they are ready.
    private static final int CAPTURES = 200;

    private static final String IN_IMAGE = "/trained/app.aot";

    private Training() {}

    /// @param arguments the service, the root of its file system, and the file that becomes the cache
    static void main(String[] arguments) throws Exception {
        boolean captures = arguments[0].equals("snapshotter");
        var root = Path.of(arguments[1]);
        var cache = Path.of(arguments[2]);
        var made = root.resolve(IN_IMAGE.substring(1));
        Files.createDirectories(made.getParent());
        Files.setPosixFilePermissions(made.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
        try (var aws = RehearsedAws.start(captures ? CAPTURES : 0);
                var container =
                        Container.start(root, false, List.of("-XX:AOTCacheOutput=" + IN_IMAGE), aws.endpoint())) {
            container.awaitReady();
            if (captures) {
                aws.awaitCaptures();
            }
            container.terminate();
            if (!Files.exists(made)) {
                throw new IllegalStateException("expected a cache but the JVM said:\n" + container.said());
            }
        }
        Files.move(made, cache, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rw-r--r--"));
    }
}

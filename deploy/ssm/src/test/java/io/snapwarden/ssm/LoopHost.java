package io.snapwarden.ssm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A host whose EBS volumes are loop devices: a listing of devices that names their volume ids stands before the real
/// one.
/// Closing it thaws, unmounts and detaches whatever became of it.
final class LoopHost implements AutoCloseable {

    static final Path SCRIPT = Path.of("snapwarden-freeze.sh").toAbsolutePath();

    private static final String NO_VOLUMES = "";

    private final Path home;
    private final Path run;
    private final Path hooks;
    private final Map<String, String> devices = new LinkedHashMap<>();
    private final List<Path> mounts = new ArrayList<>();
    private String shell = "sh";

    LoopHost(Path home) {
        this.home = home;
        run = folder("run");
        hooks = folder("hooks");
        Shell.must("mount", "-t", "tmpfs", "tmpfs", run.toString());
        mounts.add(run);
    }

    /// The shell that runs the script.
    LoopHost with(String words) {
        shell = words;
        return this;
    }

    /// A volume with one file system.
    ///
    /// @return where it is mounted
    Path volume(String id, String type, String mount, String... options) {
        var image = home.resolve(id + ".img");
        Shell.must("truncate", "-s", type.equals("xfs") ? "320M" : "32M", image.toString());
        Shell.must("mkfs." + type, "-q", image.toString());
        var device = Shell.must("losetup", "--find", "--show", image.toString());
        devices.put(id, device);
        list();
        var point = folder(mount);
        var command = new ArrayList<>(List.of("mount"));
        command.addAll(List.of(options));
        command.addAll(List.of(device, point.toString()));
        Shell.must(command.toArray(String[]::new));
        mounts.add(point);
        return point;
    }

    void bind(Path from, String to) {
        var point = folder(to);
        Shell.must("mount", "--bind", from.toString(), point.toString());
        mounts.add(point);
    }

    /// What `lsblk` says instead, for a tree that this machine cannot build. `LOOP` stands for the numbers of the
    /// device.
    void lists(String id, String numbers) {
        list("if [ \"$#\" = 3 ]; then printf '%s\\n' " + numbers.replace("LOOP", number(id)) + "; exit; fi");
    }

    void hook(String name, String body, String permissions) {
        var hook = hooks.resolve(name);
        write(hook, "#!/bin/sh\n" + body + "\n");
        try {
            Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString(permissions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// In memory, so never frozen.
    Path memory(String name) {
        return run.resolve(name);
    }

    Shell.Result freeze(String lease, int seconds, String... volumes) {
        return script("pre-script", lease, String.join(",", volumes), Integer.toString(seconds));
    }

    Shell.Result thaw(String lease) {
        return script("post-script", lease, NO_VOLUMES);
    }

    Shell.Result script(String... parameters) {
        return script(Map.of(), parameters);
    }

    Shell.Result script(Map<String, String> more, String... parameters) {
        var command = new ArrayList<>(List.of(shell.split(" ", -1)));
        command.add(SCRIPT.toString());
        command.addAll(List.of(parameters));
        var environment = new LinkedHashMap<>(Map.of(
                "SNAPWARDEN_RUN", run.resolve("snapwarden").toString(),
                "SNAPWARDEN_HOOKS", hooks.toString(),
                "SNAPWARDEN_LSBLK", home.resolve("lsblk").toString()));
        environment.putAll(more);
        return Shell.run(environment, command);
    }

    /// Whether a write goes through within a moment.
    boolean isWritable(Path mount) {
        var file = mount.resolve("probe");
        return Shell.run(Map.of(), List.of("timeout", "-s", "KILL", "1", "touch", file.toString()))
                        .code()
                == 0;
    }

    private void list() {
        list("");
    }

    private void list(String instead) {
        var serials = new StringBuilder();
        devices.forEach((id, device) -> serials.append(device.substring("/dev/".length()))
                .append(' ')
                .append(id.replace("-", ""))
                .append("\\n"));
        var lister = home.resolve("lsblk");
        write(lister, """
                #!/bin/sh
                case "$*" in
                *SERIAL*) printf '%s' ;;
                *) %s
                   exec lsblk "$@" ;;
                esac
                """.formatted(serials, instead));
        Shell.must("chmod", "+x", lister.toString());
    }

    private String number(String id) {
        return Shell.must("lsblk", "-dnro", "MAJ:MIN", devices.get(id));
    }

    private Path folder(String name) {
        try {
            return Files.createDirectories(home.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        mounts.reversed().forEach(mount -> Shell.run(Map.of(), List.of("fsfreeze", "-u", mount.toString())));
        mounts.reversed().forEach(mount -> Shell.run(Map.of(), List.of("umount", "-l", mount.toString())));
        devices.values().forEach(device -> Shell.run(Map.of(), List.of("losetup", "-d", device)));
    }
}

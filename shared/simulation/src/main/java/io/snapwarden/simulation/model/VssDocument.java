package io.snapwarden.simulation.model;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// `AWSEC2-VssInstallAndSnapshot` as hosts of this model run it: installs AWS's components, makes snapshots with
/// the rights of the instance, and writes on them that the instance was at rest. Which characters it takes in its
/// parameters is published; how long it takes is a guess.
public final class VssDocument implements Document {

    public static final String NAME = "AWSEC2-VssInstallAndSnapshot";

    /// Where this host can be told to hang.
    public static final String INSTALL = "install AwsVssComponents";

    public static final String SNAPSHOT = "create the snapshots";
    public static final String TAG = "tag the snapshots";

    /// How it goes where nobody's rights stand against it.
    public enum Course {
        WELL,
        /// The package cannot be had.
        NOT_INSTALLED,
        /// The writers take too long: the snapshots are there, and no more than crash-consistent.
        NOT_AT_REST,
        /// Only one snapshot says that it was at rest.
        PARTLY_AT_REST,
        /// The boot volume is left out, though nobody asked for that.
        WITHOUT_BOOT
    }

    private static final Duration INSTALLING = Duration.ofSeconds(40);
    private static final Duration SNAPSHOTTING = Duration.ofSeconds(15);
    private static final Duration TAGGING = Duration.ofSeconds(3);
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 ().,;/\\\\\"'@_+:={}-]*");
    private static final Pattern PAIR = Pattern.compile("Key=([^,;]+),Value=([^,;]*)");
    private static final Set<String> RESERVED = Set.of("Device", "AppConsistent", "AwsVssConfig");
    private static final String MADE = "snapshots made by VSS";

    private final Course course;

    public VssDocument(Course course) {
        this.course = course;
    }

    @Override
    public Set<String> parameters() {
        return Set.of(
                "AmiName",
                "CollectDiagnosticLogs",
                "CopyOnly",
                "CreateAmi",
                "ExcludeBootVolume",
                "NoWriters",
                "SaveVssMetadata",
                "VssVersion",
                "description",
                "executionTimeout",
                "tags");
    }

    @Override
    public void check(Map<String, List<String>> parameters) {
        parameters.forEach((name, values) -> {
            if (!parameters().contains(name)
                    || !values.stream().allMatch(value -> PLAIN.matcher(value).matches())) {
                throw AwsError.refused("InvalidParameters", NAME + " does not take " + values + " as " + name + ".");
            }
        });
    }

    @Override
    public List<Step> steps(Map<String, List<String>> parameters) {
        return List.of(
                new Step(INSTALL, INSTALLING, this::install),
                new Step(SNAPSHOT, SNAPSHOTTING, shell -> snapshot(shell, parameters)),
                new Step(TAG, TAGGING, this::tag));
    }

    private void install(Shell shell) {
        if (course == Course.NOT_INSTALLED) {
            fail(shell, "AwsVssComponents could not be installed: the package cannot be reached");
        }
    }

    private void snapshot(Shell shell, Map<String, List<String>> parameters) {
        var tags = tags(text(parameters, "tags"));
        if (tags.keySet().stream().anyMatch(RESERVED::contains)) {
            fail(shell, "tags must not name one of " + RESERVED);
            return;
        }
        tags.put("AwsVssConfig", "{\"AgentVersion\":\"2.5.0\"}");
        boolean withoutBoot = course == Course.WITHOUT_BOOT
                || text(parameters, "ExcludeBootVolume").equals("True");
        attempt(shell, () -> {
            var made = shell.createSnapshots(new SetRequest(
                    shell.instance(), withoutBoot, List.of(), text(parameters, "description"), tags, false));
            var ids = made.stream().map(row -> row.facts().id().value()).toList();
            shell.files().put(MADE, String.join(",", ids));
            shell.print("Created " + ids + "\n");
        });
    }

    private void tag(Shell shell) {
        var ids = List.of(shell.files().getOrDefault(MADE, "").split(",", -1));
        if (course == Course.NOT_AT_REST) {
            fail(shell, "VSS_E_HOLD_WRITES_TIMEOUT: the shadow copy provider timed out while holding writes");
            return;
        }
        var atRest = course == Course.PARTLY_AT_REST ? ids.subList(0, 1) : ids;
        attempt(shell, () -> {
            for (var id : ids) {
                shell.createTags(List.of(id), Map.of("Device", "xvda"));
            }
            shell.createTags(atRest, Map.of("AppConsistent", "True"));
        });
    }

    private static void attempt(Shell shell, Runnable call) {
        try {
            call.run();
        } catch (AwsError e) {
            fail(shell, e.code() + ": " + e.getMessage());
        }
    }

    private static void fail(Shell shell, String why) {
        shell.printError(why + "\n");
        shell.exit(1);
    }

    private static Map<String, String> tags(String text) {
        var tags = new LinkedHashMap<String, String>();
        var pairs = PAIR.matcher(text);
        while (pairs.find()) {
            tags.put(pairs.group(1), pairs.group(2));
        }
        return tags;
    }

    private static String text(Map<String, List<String>> parameters, String name) {
        var given = parameters.get(name);
        return given == null || given.isEmpty() ? "" : given.getFirst();
    }
}

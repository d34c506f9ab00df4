package io.snapwarden.standalone.demo;

import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.runtime.policyfile.PolicyFileReader;
import io.snapwarden.standalone.demo.aws.DemoFleet;
import io.snapwarden.standalone.demo.aws.DemoMark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/// The policy file that the demo writes and works by: an ordinary one.
record DemoPolicy(Path path, PolicyFile file) {

    static DemoPolicy write(Path folder, DemoMark mark, String topic, URI desk) {
        var path = folder.resolve("policy.yaml");
        var ledger = folder.resolve("ledger").toString().replace("\\", "/");
        try {
            Files.writeString(path, text(mark, ledger, topic, desk));
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's policy file cannot be written", e);
        }
        return new DemoPolicy(path, new PolicyFileReader().read(path));
    }

    private static String text(DemoMark mark, String ledger, String topic, URI desk) {
        return """
            # Written by `snapwarden demo`. examples/policy.yaml is one to start from.
            version: 1
            scopes:
              regions: [%s, %s]
            ledger: "%s"
            prune:
              mode: delete            # only what the demo made; yours begins with dry-run
              max-deletes: 50
            notify:
              sns: "%s"
              tickets:
                webhook: { url: "%s" }
            policies:
              - name: %s
                select:
                  kind: instance
                  tags: %s
                  exclude: { Backup-exclude: "*" }
                schedule: { cron: "0 2 * * *", timezone: UTC, start-within: 4h }
                retain: { last: 2, at-least: 1 }
              - name: %s
                select: { kind: volume, tags: %s }
                schedule: { cron: "0 2 * * *", timezone: UTC, start-within: 4h }
                retain: { last: 2, at-least: 1 }
            """.formatted(
                        DemoFleet.HOME,
                        DemoFleet.OTHER,
                        ledger,
                        topic,
                        desk,
                        mark.name("daily-servers"),
                        tags(mark, "daily"),
                        mark.name("loose-volumes"),
                        tags(mark, "volume"));
    }

    private static String tags(DemoMark mark, String backup) {
        return mark.with(Map.of("Backup", backup)).entrySet().stream()
                .map(tag -> tag.getKey() + ": " + quoted(tag.getValue()))
                .collect(Collectors.joining(", ", "{ ", " }"));
    }

    /// A mark may consist of digits.
    private static String quoted(String value) {
        return value.chars().allMatch(Character::isLetter) ? value : '"' + value + '"';
    }
}

package io.snapwarden.standalone.demo;

import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.runtime.policyfile.PolicyFileReader;
import io.snapwarden.standalone.demo.local.DemoFleet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/// The policy file that the demo writes and works by: an ordinary one.
record DemoPolicy(Path path, PolicyFile file) {

    static DemoPolicy write(Path folder, String topic, URI desk) {
        var path = folder.resolve("policy.yaml");
        var ledger = folder.resolve("ledger").toString().replace("\\", "/");
        try {
            Files.writeString(path, text(ledger, topic, desk));
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's policy file cannot be written", e);
        }
        return new DemoPolicy(path, new PolicyFileReader().read(path));
    }

    private static String text(String ledger, String topic, URI desk) {
        return """
            # Written by `snapwarden demo`. examples/policy.yaml is one to start from.
            version: 1
            scopes:
              regions: [%s, %s]
            ledger: "%s"
            prune:
              mode: delete            # a toy account; yours begins with dry-run
              max-deletes: 50
            notify:
              sns: "%s"
              tickets:
                webhook: { url: "%s" }
            policies:
              - name: daily-servers
                select:
                  kind: instance
                  tags: { Backup: daily }
                  exclude: { Backup-exclude: "*" }
                schedule: { cron: "0 2 * * *", timezone: UTC, start-within: 4h }
                retain: { last: 2, at-least: 1 }
              - name: loose-volumes
                select: { kind: volume, tags: { Backup: volume } }
                schedule: { cron: "0 2 * * *", timezone: UTC, start-within: 4h }
                retain: { last: 2, at-least: 1 }
            """.formatted(DemoFleet.HOME, DemoFleet.OTHER, ledger, topic, desk);
    }
}

package io.snapwarden.benchmark;

import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.runtime.policyfile.PolicyFileReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What is measured against: every instance daily, the newest point kept, everything older deleted.
public final class DailyPolicy {

    /// Selects an instance.
    public static final Map<String, String> SELECTED = Map.of("Backup", "daily");

    private static final String TEXT = """
        version: 1
        scopes: { regions: [eu-west-1] }
        ledger: s3://ledger
        prune: { mode: delete, max-deletes: 100% }
        policies:
          - name: daily
            select: { kind: instance, tags: { Backup: daily } }
            schedule: { cron: "0 2 * * *", timezone: UTC, start-within: 16h }
            retain: { last: 1, at-least: 1 }
        """;

    private DailyPolicy() {}

    public static PolicyFile file() {
        return new PolicyFileReader().read("policy.yaml", TEXT.getBytes(StandardCharsets.UTF_8));
    }
}

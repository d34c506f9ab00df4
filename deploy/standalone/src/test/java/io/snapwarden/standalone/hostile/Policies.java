package io.snapwarden.standalone.hostile;

/// Policy files of the tests.
final class Policies {

    private Policies() {}

    /// Instances tagged `backup: daily` at 02:00 UTC within four hours, two points kept, nothing deleted.
    ///
    /// @param lines to stand at the top of the file too
    static String daily(String... lines) {
        return """
                version: 1
                scopes: { regions: [eu-west-1] }
                %s
                policies:
                  - name: daily
                    select: { kind: instance, tags: { backup: daily } }
                    schedule: { cron: "0 2 * * *", timezone: UTC, start-within: 4h }
                    retain: { last: 2 }
                """.formatted(String.join("\n", lines));
    }
}

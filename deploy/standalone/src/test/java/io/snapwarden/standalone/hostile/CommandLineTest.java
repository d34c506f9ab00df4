package io.snapwarden.standalone.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.simulation.model.Limits;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.wire.SimulatedEndpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a person types that cannot be: exit code 2, the thing, what was expected and what to do, and no stack trace.
class CommandLineTest {

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void openShell() {
        shell = new Shell(folder);
        shell.file("good.yaml", Policies.daily("ledger: ./ledger"));
    }

    @Test
    void aFileThatIsNotThere() throws Exception {
        refuses(
                "nowhere.yaml: expected a file that can be read, found nothing of that name in",
                "validate",
                "nowhere.yaml");
    }

    @Test
    void aDirectoryInPlaceOfAFile() throws Exception {
        Files.createDirectory(folder.resolve("policy.yaml"));

        refuses(
                "policy.yaml: expected a file that can be read, found a directory. Name a file in it",
                "validate",
                "policy.yaml");
    }

    @Test
    void aFileThatMayNotBeRead() throws Exception {
        var file = shell.file("policy.yaml", Policies.daily());
        assumeTrue(file.toFile().setReadable(false, false));
        assumeFalse(Files.isReadable(file), "root reads everything");

        refuses("found no permission for the user " + System.getProperty("user.name"), "validate", "policy.yaml");
    }

    @Test
    void anEmptyFile() throws Exception {
        shell.file("policy.yaml", "");

        refuses("file that begins with version: 1, found nothing", "validate", "policy.yaml");
    }

    @Test
    void aFileOfBytes() throws Exception {
        var bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        bytes[0] = (byte) 0xff;
        Files.write(folder.resolve("policy.yaml"), bytes);

        refuses("policy.yaml:1:1: expected UTF-8 text, found the byte 0xff", "validate", "policy.yaml");
    }

    @Test
    void aHugeFile() throws Exception {
        shell.file("policy.yaml", "#".repeat(5_000_000));

        refuses("policy.yaml: expected at most 1 MiB, found more", "validate", "policy.yaml");
    }

    @Test
    void everythingThatIsWrongWithAFileIsToldAtOnce() throws Exception {
        shell.file("policy.yaml", """
                version: 1
                polices: []
                policies:
                  - name: daily
                    name: daily
                    select: { kind: instance, tags: { "aws:backup": daily } }
                    schedule: { cron: "61 2 * * *", timezone: Mars/Olympus }
                    retain: { last: 0 }
                  - name: daily
                    select: { kind: instance, tags: { backup: daily } }
                    schedule: { cron: "0 2 30 2 *", timezone: UTC }
                    retain: {}
                """);

        var answer = shell.run("validate", "policy.yaml");

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err().lines().map(line -> line.replaceFirst("^snapwarden: ", "")))
                .allMatch(line -> line.matches("policy\\.yaml:\\d+:\\d+: .*"))
                .anyMatch(line -> line.contains("found an unknown key; did you mean policies?"))
                .anyMatch(line -> line.contains(":5:5: policies[0].name: "))
                .anyMatch(line -> line.contains("aws:"))
                .anyMatch(line -> line.contains("minute must be 0-59 but is 61"))
                .anyMatch(line -> line.contains("Mars/Olympus"))
                .anyMatch(line -> line.contains("policies[0].retain.last: "))
                .anyMatch(line -> line.contains("policies[1].name: ") && line.contains("daily"))
                .anyMatch(line -> line.contains("0 2 30 2 *"))
                .anyMatch(line -> line.contains("policies[1].retain: "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "validate good.yaml --output xml | '--output' | expected one of [table, json]",
                "run good.yaml --once --wait soon | '--wait' | expected a duration such as 30s, 15m, 4h, 2d",
                "plan good.yaml --at yesterday | '--at' | expected an instant such as 2026-12-24T01:00:00Z",
                "run good.yaml --policy daily | --policy | go with --once",
                "run good.yaml --once --policy daily | --policy | goes with --now",
                "run good.yaml --once --now --policy weekly | no policy \"weekly\" in good.yaml | it names [daily]",
                "prune good.yaml --confirm | prune.mode in good.yaml is | only where it is delete",
                "restore plan good.yaml --source web | --source | a resource id looks like vol-0123abcd",
                "restore plan good.yaml --source db-ABC | is captured by RDS | restore it in RDS",
                "restore plan good.yaml --source arn:aws:dynamodb:eu-west-1:111122223333:table/orders | is captured by"
                        + " AWS Backup | restore it in AWS Backup",
                "restore plan good.yaml --source command-i-0a | own command | own means",
                "restore apply good.yaml nowhere.json | nowhere.json: expected a restore plan | restore plan --save",
                "restore apply good.yaml good.yaml | good.yaml: expected a restore plan | restore plan --save",
                "simulate good.yaml | --fleet | --from-account",
                "simulate good.yaml --fleet nowhere.yaml | nowhere.yaml: expected a file that can be read | nothing of",
                "simulate good.yaml --fleet good.yaml | good.yaml:2:1: scopes | expected version, fleet or prices",
                "simulate good.yaml --fleet fleet.yaml --start monday | '--start' | a date such as 2027-01-31",
                "simulate good.yaml --fleet fleet.yaml --for 1h | --for | expected a day to ten years",
                "simulate good.yaml --fleet fleet.yaml --on-date 2020-01-01 | --on-date | found 2020-01-01",
                "status good.yaml --report nowhere/page.html | --report | a folder that can",
                "validate | FILE | Usage: snapwarden validate",
                "backup good.yaml | 'backup' | Commands:",
            })
    void wrongUsage(String typed, String thing, String remedy) throws Exception {
        var answer = shell.run(typed.split(" "));

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).contains(thing, remedy).doesNotContain("\tat ", "java.");
    }

    @Test
    void workloadsAreExplainedAndNotForecast() throws Exception {
        shell.file("shops.yaml", Policies.daily().replaceFirst("select: .*", "select: { kind: workload }"));

        var valid = shell.run("validate", "shops.yaml");

        assertThat(valid.exit()).isZero();
        assertThat(valid.out())
                .contains("have the same value of the tag snapwarden:workload are captured side by side")
                .contains("(volume, instance, rds, aurora)")
                .doesNotContain("run on instances");
        refuses(
                "is of select.kind: workload, which simulate does not forecast yet",
                "simulate",
                "shops.yaml",
                "--fleet",
                "good.yaml");
    }

    @Test
    void whereHooksAndTheCommandOfAWorkloadAreRunIsSaid() throws Exception {
        shell.file("shops.yaml", """
                version: 1
                policies:
                  - name: shops
                    select: { kind: workload }
                    workload: { hooks-on: { Role: app, Tier: "*" }, command-on: { Role: graph } }
                    schedule: { cron: "0 2 * * *", timezone: UTC }
                    hooks: { after: [{ document: shop-resume }] }
                    command: { document: snapwarden-neo4j-backup }
                    retain: { daily: 7 }
                """);

        assertThat(shell.run("validate", "shops.yaml").out())
                .contains("hooks are run on instances with Role=app, Tier=*")
                .contains("the command is run on instances with Role=graph");
        assertThat(shell.run("validate", "shops.yaml", "--output", "json").out())
                .contains("\"hooksOn\":{\"Role\":\"app\",\"Tier\":\"*\"}", "\"commandOn\":{\"Role\":\"graph\"}");
    }

    @Test
    void whatIsNotForecastIsNamedAndTheRestIsForecast() throws Exception {
        shell.file("fleet.yaml", """
                version: 1
                fleet:
                  - { name: web, count: 1, regions: [eu-west-1], volumes: [{ size: 8 }], tags: { backup: daily } }
                """);
        shell.file("mixed.yaml", Policies.daily() + """
                  - name: files
                    select: { kind: aws-backup, tags: { backup: daily } }
                    backup: { vault: snapwarden }
                    schedule: { cron: "0 2 * * *", timezone: UTC }
                    retain: { last: 2 }
                  - name: graphs
                    select: { kind: command, tags: { backup: daily } }
                    schedule: { cron: "0 2 * * *", timezone: UTC }
                    command: { document: snapwarden-neo4j-backup }
                  - name: shops
                    select: { kind: workload }
                    schedule: { cron: "0 2 * * *", timezone: UTC }
                    retain: { last: 2 }
                  - name: disks
                    select: { kind: volume, tags: { backup: daily } }
                    schedule: { cron: "0 2 * * *", timezone: UTC }
                    retain: { last: 2 }
                """);

        var answer =
                shell.run("simulate", "mixed.yaml", "--fleet", "fleet.yaml", "--for", "2d", "--start", "2027-01-01");

        assertThat(answer.exit()).isZero();
        assertThat(answer.out())
                .contains("Not forecast: the policy files is of select.kind: aws-backup.")
                .contains("Not forecast: the policy graphs is of select.kind: command.")
                .contains("Not forecast: the policy shops is of select.kind: workload."
                        + " What it takes of instances and volumes is forecast with policies further down");
    }

    @Test
    void whatOnlyItsOwnerCanForesee() throws Exception {
        shell.file("graphs.yaml", """
                version: 1
                policies:
                  - name: graphs
                    select: { kind: command, tags: { Neo4j: "*" } }
                    schedule: { cron: "0 2 * * *", timezone: UTC }
                    command: { document: snapwarden-neo4j-backup }
                """);

        refuses("the policy graphs is of select.kind: command", "simulate", "graphs.yaml", "--from-account");
    }

    @Test
    void anAnswerThatCannotBeWritten() throws Exception {
        var full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "only where there is /dev/full");

        var answer = shell.stdoutTo(full).run("validate", "good.yaml");

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.err())
                .isEqualTo("snapwarden: the answer could not be written: stdout is closed, or its disk is full\n");
    }

    @Test
    void aReportThatDoesNotFitOnItsDiskCostsTheAnswerNothing() throws Exception {
        var full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "only where there is /dev/full");
        Files.createSymbolicLink(folder.resolve("page.html"), full);
        var aws = new SimulatedAws(InstantSource.system(), Limits.published(), 1);

        try (var endpoint = SimulatedEndpoint.start(aws, new AccountId("111122223333"))) {
            var answer = shell.on(endpoint).run("status", "good.yaml", "--report", "page.html");

            assertThat(answer.out()).contains("NEXT SLOT", "none yet");
            assertThat(answer.err())
                    .contains("snapwarden: the report cannot be written to page.html: ", "No space left on device");
            assertThat(answer.exit()).isEqualTo(2);
        }
    }

    @Test
    void aReportThatIsReadOnlyIsNamedBeforeAnythingIsRead() throws Exception {
        var page = shell.file("page.html", "");
        assumeTrue(page.toFile().setReadOnly());
        assumeFalse(Files.isWritable(page), "the superuser may write everything");

        var answer = shell.run("status", "good.yaml", "--report", "page.html");

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).contains("--report: page.html is there and cannot be written", "name another file");
    }

    private void refuses(String words, String... typed) throws Exception {
        var answer = shell.run(typed);

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).startsWith("snapwarden: ").contains(words).hasLineCount(1);
    }
}

package io.snapwarden.runtime.policyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.domain.policy.PruneRule;
import io.snapwarden.domain.policy.Selection;
import io.snapwarden.domain.policy.Workload;
import io.snapwarden.domain.retention.KeepRule;
import io.snapwarden.domain.retention.Retention;
import io.snapwarden.domain.retention.RetentionTag;
import io.snapwarden.domain.schedule.Cron;
import io.snapwarden.domain.schedule.Schedule;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExamplePolicyTest {

    private final PolicyFileReader reader = new PolicyFileReader();

    @Test
    void theExampleMeansExactlyWhatItSays() {
        var tag = new RetentionTag("retention", Duration.ofDays(1), false);
        var berlin = ZoneId.of("Europe/Berlin");
        var utc = ZoneId.of("UTC");
        var daily = new Policy(
                new PolicyName("daily-prod"),
                List.of(new PolicyName("nightly-prod")),
                new Selection(ResourceKind.INSTANCE, Map.of("Backup", "daily"), Map.of("Backup-exclude", "*")),
                new Schedule(Cron.parse("0 2 * * *"), berlin, Duration.ofHours(4)),
                null,
                new Retention(
                        List.of(
                                new KeepRule.Last(3),
                                new KeepRule.Daily(7),
                                new KeepRule.Weekly(5),
                                new KeepRule.Monthly(12),
                                new KeepRule.Yearly(3),
                                new KeepRule.Within(Duration.ofDays(2))),
                        2,
                        Duration.ofDays(90),
                        tag,
                        berlin));
        var loose = new Policy(
                new PolicyName("loose-volumes"),
                List.of(),
                new Selection(ResourceKind.VOLUME, Map.of("Backup", "*"), Map.of()),
                new Schedule(Cron.parse("30 3 * * *"), utc, Duration.ofHours(4)),
                null,
                new Retention(List.of(new KeepRule.Daily(14)), 1, null, tag, utc));

        assertThat(reader.read(example()))
                .isEqualTo(new PolicyFile(
                        new ScopeChoice(
                                new ScopeChoice.Regions.Listed(
                                        List.of(new Region("eu-west-1"), new Region("us-east-1"))),
                                new ScopeChoice.Accounts.Own()),
                        new LedgerLocation.Directory("./.snapwarden"),
                        new PruneRule(PruneRule.Mode.DRY_RUN, new PruneRule.MaxDeletes.Percent(5)),
                        new NotifySettings(
                                new TopicArn("arn:aws:sns:eu-west-1:111122223333:snapwarden"),
                                NotifySettings.Digest.ALWAYS,
                                Duration.ofMinutes(15),
                                new Webhook(
                                        URI.create("https://desk.example.com/hooks/backup"),
                                        new SecretReference("secretsmanager:snapwarden/webhook"))),
                        new PolicySet(List.of(daily, loose))));
    }

    @Test
    void theExampleOfAWorkloadIsOne() {
        var shops = reader.read(example().resolveSibling("workload.yaml"))
                .policies()
                .policies()
                .getFirst();

        assertThat(shops.selection().workload())
                .isEqualTo(new Workload(
                        Workload.USUAL_KEY,
                        Workload.OnFailure.CONTINUE,
                        Map.of("Role", "app"),
                        Map.of("Role", "graph")));
        assertThat(shops.selection().kinds())
                .containsExactlyInAnyOrder(
                        ResourceKind.INSTANCE,
                        ResourceKind.VOLUME,
                        ResourceKind.AURORA,
                        ResourceKind.AWS_BACKUP,
                        ResourceKind.COMMAND);
        assertThat(shops.hooks()).isNotNull();
        assertThat(shops.quiesce()).isNotNull();
    }

    @Test
    void theFullContractIsRefusedExactlyForWhatIsNotServedYet() throws IOException {
        var refusal = catchThrowableOfType(
                PolicyFileException.class, () -> reader.read("policy.yaml", Corpus.bytes("contract.yaml")));

        assertThat(refusal.problems())
                .extracting(problem -> problem.place().line() + " " + problem.path() + ": " + firstWords(problem))
                .containsExactly(
                        "56 policies[0].copies: copies is not served by this release yet",
                        "58 policies[0].archive: archive is not served by this release yet",
                        "59 policies[0].lock: lock is not served by this release yet");
    }

    private static String firstWords(Problem problem) {
        return problem.message().substring(0, problem.message().indexOf(':'));
    }

    static Path example() {
        return Corpus.projectRoot().resolve("examples/policy.yaml");
    }
}

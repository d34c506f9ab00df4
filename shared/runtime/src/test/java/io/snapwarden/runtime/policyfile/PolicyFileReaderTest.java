package io.snapwarden.runtime.policyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.policy.PruneRule;
import io.snapwarden.domain.retention.RetentionTag;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFileReaderTest {

    private final PolicyFileReader reader = new PolicyFileReader();

    @Test
    void aFileThatSaysLittleGetsTheCautiousDefaults() throws IOException {
        var file = read("good/minimal.yaml");

        assertThat(file.scopes()).isEqualTo(ScopeChoice.OWN);
        assertThat(file.ledger()).isNull();
        assertThat(file.prune()).isEqualTo(PruneRule.CAUTIOUS);
        assertThat(file.notification()).isEqualTo(NotifySettings.NOBODY);
        var policy = file.policies().policies().getFirst();
        assertThat(policy.schedule().startWithin()).isEqualTo(Duration.ofHours(4));
        assertThat(policy.retention().atLeast()).isEqualTo(1);
        assertThat(policy.retention().orphans()).isNull();
        assertThat(policy.retention().tag()).isNull();
    }

    @Test
    void accountsKeepTheirLeadingZeroes() throws IOException {
        assertThat(read("good/accounts.yaml").scopes().accounts())
                .isEqualTo(new ScopeChoice.Accounts.Listed(
                        List.of(new AccountId("111122223333"), new AccountId("012345678901")),
                        "backup-reader",
                        new SecretReference("secretsmanager:snapwarden/external-id")));
    }

    @Test
    void anOrganizationIsEnteredByTheUsualRole() throws IOException {
        assertThat(read("good/accounts-organization.yaml").scopes().accounts())
                .isEqualTo(new ScopeChoice.Accounts.Organization(
                        "snapwarden-member", new SecretReference("env:SNAPWARDEN_EXTERNAL_ID")));
    }

    @Test
    void aPolicyMayLetTheTagShorten() throws IOException {
        var policy = read("good/tags-that-shorten.yaml").policies().policies().getFirst();

        assertThat(policy.retention().tag()).isEqualTo(new RetentionTag("keep-for", Duration.ofDays(7), true));
    }

    @Test
    void aBucketLosesTheSlashesAroundItsPrefix() throws IOException {
        assertThat(read("good/ledger-bucket.yaml").ledger())
                .isEqualTo(new LedgerLocation.Bucket("example-ledger", "night"))
                .hasToString("s3://example-ledger/night");
    }

    @Test
    void aTopicKnowsItsRegion() {
        assertThat(new TopicArn("arn:aws:sns:eu-west-1:111122223333:snapwarden").region())
                .hasToString("eu-west-1");
    }

    @Test
    void aSecretInClearIsNotRepeated() {
        assertThatExceptionOfType(PolicyFileException.class)
                .isThrownBy(() -> read("bad/webhook-secret-in-clear.yaml"))
                .withMessageNotContaining("hunter2");
        assertThatExceptionOfType(PolicyFileException.class)
                .isThrownBy(() -> read("bad/webhook-with-password.yaml"))
                .withMessageNotContaining("hunter2");
        assertThatExceptionOfType(PolicyFileException.class)
                .isThrownBy(() -> read("bad/webhook-over-http.yaml"))
                .withMessageContaining("http://desk.example.com")
                .withMessageNotContaining("hunter2");
    }

    @Test
    void aFileThatIsNotThereIsRefusedByName() {
        assertThatExceptionOfType(PolicyFileException.class)
                .isThrownBy(() -> reader.read(Path.of("nowhere", "policy.yaml")))
                .withMessageStartingWith(Path.of("nowhere", "policy.yaml")
                        + ": expected a file that can be read, found nothing of that name in ")
                .withMessageEndingWith(". Check the path");
    }

    @Test
    void aDirectoryIsNoFile(@TempDir Path folder) {
        assertThatExceptionOfType(PolicyFileException.class)
                .isThrownBy(() -> reader.read(folder))
                .withMessageEndingWith("expected a file that can be read, found a directory. Name a file in it");
    }

    @Test
    void whatMayNotBeReadSaysWhoMayNot() {
        var file = Path.of("policy.yaml");

        assertThat(FileTrouble.of(file, new AccessDeniedException("policy.yaml")))
                .isEqualTo("no permission for the user " + System.getProperty("user.name")
                        + ". Give it the right to this file");
    }

    @Test
    void aFileThatIsTooLargeIsRefusedUnread(@TempDir Path folder) throws IOException {
        var file = Files.write(folder.resolve("policy.yaml"), new byte[3 * PolicyText.MOST_BYTES]);

        assertThatExceptionOfType(PolicyFileException.class)
                .isThrownBy(() -> reader.read(file))
                .withMessageEndingWith("policy.yaml: expected at most 1 MiB, found more");
    }

    private PolicyFile read(String file) throws IOException {
        return reader.read("policy.yaml", Corpus.bytes(file));
    }
}

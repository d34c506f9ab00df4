package io.snapwarden.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.runtime.policyfile.LedgerLocation;
import io.snapwarden.runtime.policyfile.ScopeChoice;
import io.snapwarden.runtime.work.WorkerSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void theNamesAndDefaultsStayAsTheyAre() {
        var settings = new Settings(Map.of(
                "SNAPWARDEN_POLICY_FILE", "s3://bucket/policy.yaml",
                "SNAPWARDEN_LEDGER", "s3://bucket/fleet",
                "SNAPWARDEN_PLAN_QUEUE", "plan",
                "SNAPWARDEN_CAPTURE_QUEUE", "capture",
                "SNAPWARDEN_PRUNE_QUEUE", "prune",
                "SNAPWARDEN_NOTIFY_QUEUE", "notify",
                "SNAPWARDEN_BUS", "bus",
                "SNAPWARDEN_CONCURRENCY", "32"));

        assertThat(settings.policyFile()).isEqualTo("s3://bucket/policy.yaml");
        assertThat(settings.ledger()).contains(new LedgerLocation.Bucket("bucket", "fleet"));
        assertThat(settings.planQueue()).isEqualTo("plan");
        assertThat(settings.captureQueue()).isEqualTo("capture");
        assertThat(settings.pruneQueue()).isEqualTo("prune");
        assertThat(settings.notifyQueue()).isEqualTo("notify");
        assertThat(settings.bus()).isEqualTo("bus");
        assertThat(settings.concurrency()).isEqualTo(32);
        assertThat(new Settings(Map.of()).concurrency()).isEqualTo(8);
        assertThat(new Settings(Map.of()).ledger()).isEmpty();
    }

    @Test
    void thePaceOfAServiceIsSetInDurations() {
        var settings = new Settings(Map.of(
                "SNAPWARDEN_LEASE", "30s",
                "SNAPWARDEN_GRACE", "5s",
                "SNAPWARDEN_SCAN_EVERY", "2m",
                "SNAPWARDEN_SETTLE", "10s"));

        assertThat(settings.worker())
                .isEqualTo(
                        new WorkerSettings(8, Duration.ofSeconds(30), Duration.ofSeconds(20), Duration.ofSeconds(5)));
        assertThat(settings.scanEvery()).contains(Duration.ofMinutes(2));
        assertThat(settings.settle()).contains(Duration.ofSeconds(10));
        assertThat(new Settings(Map.of()).worker()).isEqualTo(WorkerSettings.USUAL);
        assertThat(new Settings(Map.of()).scanEvery()).isEmpty();
        assertThat(new Settings(Map.of()).settle()).isEmpty();
    }

    @Test
    void aServiceMayHaveARoleOfItsOwnInOtherAccounts() {
        var listed = new ScopeChoice.Accounts.Listed(List.of(new AccountId("111122223333")), "of-the-file", null);
        var settings = new Settings(Map.of("SNAPWARDEN_MEMBER_ROLE", "snapwarden-prune"));

        assertThat(settings.entering(listed))
                .isEqualTo(new ScopeChoice.Accounts.Listed(listed.accounts(), "snapwarden-prune", null));
        assertThat(new Settings(Map.of()).entering(listed)).isEqualTo(listed);
        assertThat(settings.entering(new ScopeChoice.Accounts.Organization("of-the-file", null)))
                .isEqualTo(new ScopeChoice.Accounts.Organization("snapwarden-prune", null));
        assertThat(settings.entering(new ScopeChoice.Accounts.Own())).isEqualTo(new ScopeChoice.Accounts.Own());
    }

    @Test
    void aTaskAnswersHowItIsOnThisMachineUnlessAnAddressIsNamed() {
        assertThat(new Settings(Map.of("SNAPWARDEN_HEALTH", "8081")).health())
                .contains(new InetSocketAddress(InetAddress.getLoopbackAddress(), 8081));
        assertThat(new Settings(Map.of("SNAPWARDEN_HEALTH", "0.0.0.0:80")).health())
                .contains(new InetSocketAddress("0.0.0.0", 80));
        assertThat(new Settings(Map.of()).health()).isEmpty();
        for (var wrong : List.of("on", "65536", "0.0.0.0", "0.0.0.0:", "no.such.host.invalid:80", "-1")) {
            assertThatThrownBy(() -> new Settings(Map.of("SNAPWARDEN_HEALTH", wrong)).health())
                    .hasMessage("SNAPWARDEN_HEALTH: expected a port, or an address of this machine and a port as "
                            + "0.0.0.0:8081, found \"" + wrong + "\"");
        }
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> new Settings(Map.of("SNAPWARDEN_PLAN_QUEUE", " ")).planQueue())
                .hasMessage("SNAPWARDEN_PLAN_QUEUE is not set: it should be the URL of the planner's queue");
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThatThrownBy(() -> new Settings(Map.of("SNAPWARDEN_CONCURRENCY", "many")).concurrency())
                .hasMessage("SNAPWARDEN_CONCURRENCY: expected a number from 1 to 256, found \"many\"");
        assertThatThrownBy(() -> new Settings(Map.of("SNAPWARDEN_GRACE", "2h")).worker())
                .isInstanceOf(SettingException.class)
                .hasMessage("SNAPWARDEN_GRACE: expected 1s to 90s, found \"2h\"");
        assertThatThrownBy(() -> new Settings(Map.of("SNAPWARDEN_LEDGER", "ftp://x")).ledger())
                .hasMessageStartingWith("SNAPWARDEN_LEDGER: expected s3://bucket");
    }
}

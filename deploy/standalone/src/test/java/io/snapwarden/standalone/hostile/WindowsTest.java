package io.snapwarden.standalone.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.simulation.model.FreezeDocument;
import io.snapwarden.simulation.model.SimulatedHost;
import io.snapwarden.simulation.model.Step;
import io.snapwarden.simulation.model.VssDocument;
import io.snapwarden.simulation.model.VssDocument.Course;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Windows beside Linux under one policy, through all four services: a host makes its own snapshots by a document
/// of AWS, and what it does to them is told, kept and pruned as of any other point.
class WindowsTest {

    private static final String POLICY = """
            version: 1
            scopes: { regions: [eu-west-1] }
            prune: { mode: delete, max-deletes: 100 }
            notify: { sns: "arn:aws:sns:eu-west-1:111122223333:snapwarden" }
            policies:
              - name: shop
                select: { kind: instance, tags: { Backup: daily }, exclude: { Scratch: "*" } }
                schedule: { cron: "0 2 * * *", timezone: UTC, start-within: 2h }
                consistency: { mode: application, on-failure: %s }
                retain: { last: 1 }
            """;

    private final Rehearsal night = new Rehearsal(POLICY.formatted("crash"));
    private final String windows = night.stage()
            .windows(List.of(30, 100), Map.of("Backup", "daily", "Owner", "R&D; shop"), Map.of("Disk", "of windows"));
    private final String linux = night.stage().instance(List.of(8), Map.of("Backup", "daily"), Map.of());
    private final SimulatedHost host = night.stage().host(windows);

    private void documents(Course course) {
        host.document(VssDocument.NAME, new VssDocument(course));
        night.stage().host(linux).mount("/data").document(FreezeDocument.NAME, new FreezeDocument());
    }

    private List<RecoveryPoint> points() {
        var catalog = PointCatalog.of(night.snapshots(), Rehearsal.DUBLIN);
        assertThat(catalog.strangers()).isEmpty();
        return catalog.points();
    }

    private RecoveryPoint newest(String instance) {
        return points().stream()
                .filter(point -> point.obligation().source().equals(new ResourceId(instance)))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private List<String> weaker() {
        return night.heard(Event.RecoveryPointCompleted.class).stream()
                .filter(event -> event.key().obligation().source().equals(new ResourceId(windows)))
                .map(event -> String.valueOf(event.weaker()))
                .toList();
    }

    @Test
    void eachPlatformIsBroughtToRestInItsOwnWay() {
        documents(Course.WELL);
        night.passUntil("08:00");

        assertThat(host.runs(VssDocument.NAME)).isOne();
        assertThat(host.runs(FreezeDocument.NAME)).isZero();
        assertThat(points())
                .hasSize(2)
                .allSatisfy(point -> assertThat(point.marks().consistency()).isEqualTo(Consistency.APPLICATION));
        assertThat(weaker()).containsExactly("null");
        assertThat(night.heard(Event.RunSettled.class)).hasSize(1);
    }

    /// The document takes no semicolon and copies no tags of volumes: the planner's scans add both.
    @Test
    void tagsThatTheDocumentDoesNotTakeAreAddedAfterwards() {
        documents(Course.WELL);
        night.passUntil("08:00");

        assertThat(newest(windows).members())
                .allSatisfy(snapshot -> assertThat(snapshot.tags())
                        .containsEntry("Owner", "R&D; shop")
                        .containsEntry("Disk", "of windows")
                        .containsEntry("Backup", "daily"));
    }

    @Test
    void itsPointsAreKeptAndPrunedAsAnyOther() {
        documents(Course.WELL);
        night.pass(Duration.ofDays(3));

        assertThat(points()).hasSize(2).allMatch(RecoveryPoint::good);
        assertThat(newest(windows).members()).hasSize(2);
        assertThat(night.heard(Event.RecoveryPointPruned.class)).hasSize(4);
    }

    @Test
    void whatWasNotAtRestIsInTheDigestWithItsRemedy() {
        documents(Course.NOT_AT_REST);
        night.passUntil("08:00");

        assertThat(newest(windows).good()).isTrue();
        assertThat(newest(windows).members()).hasSize(2);
        assertThat(weaker())
                .singleElement()
                .asString()
                .contains("2 of 2 snapshots do not say AppConsistent", "AWSEC2VssSnapshotPolicy");
        assertThat(night.mails.digests())
                .anySatisfy(mail -> assertThat(mail.body()).contains("2 of 2 snapshots do not say AppConsistent"));
    }

    @Test
    void withoutDocumentOrRightsItIsCapturedAsItIs() {
        night.passUntil("08:00");
        assertThat(newest(windows).good()).isTrue();
        assertThat(weaker()).singleElement().asString().contains(VssDocument.NAME);

        documents(Course.WELL);
        host.deny("CreateSnapshots");
        night.passUntil("08:00");
        assertThat(newest(windows).good()).isTrue();
        assertThat(weaker().getLast()).contains("AWSEC2VssSnapshotPolicy", "UnauthorizedOperation");
    }

    @Test
    void withFailNothingIsCapturedAndAPersonIsTold() {
        night.restart(POLICY.formatted("fail"));
        documents(Course.NOT_INSTALLED);
        night.passUntil("08:00");

        assertThat(host.runs(VssDocument.NAME)).isEqualTo(3);
        assertThat(night.reasons())
                .singleElement()
                .asString()
                .contains("it could not be brought to rest", "AwsVssComponents could not be installed");
        assertThat(points()).hasSize(1);
    }

    @Test
    void snapshotsOfSomeVolumesSatisfyNothingAndTheNextAttemptDoes() {
        documents(Course.WITHOUT_BOOT);
        host.document(VssDocument.NAME, new VssDocument(Course.WITHOUT_BOOT));
        night.passUntil("02:10");
        host.document(VssDocument.NAME, new VssDocument(Course.WELL));
        night.passUntil("08:00");

        assertThat(night.completed()).containsExactlyInAnyOrder(windows, linux);
        assertThat(newest(windows).good()).isTrue();
        assertThat(newest(windows).key().attempt()).isEqualTo(2);
        assertThat(night.heard(Event.RecoveryPointFailed.class))
                .allMatch(Event.RecoveryPointFailed::retried)
                .extracting(Event.RecoveryPointFailed::reason)
                .allMatch(reason -> reason.contains("1 of 2"));
    }

    @Test
    void aHostThatHangsIsGivenUpAndNothingIsMadeTwice() {
        documents(Course.WELL);
        host.hangAt(VssDocument.SNAPSHOT);
        night.passUntil("08:00");

        assertThat(host.runs(VssDocument.NAME)).isOne();
        assertThat(night.snapshots()).hasSize(3);
        assertThat(weaker()).singleElement().asString().contains("did not end within 15 minutes and was cancelled");
        assertThat(night.heard(Event.RunSettled.class)).hasSize(1);
    }

    @Test
    void hooksStandAroundIt() {
        night.restart(POLICY.formatted("crash") + """
                    hooks:
                      before: [{ document: snapwarden-pause }]
                      after: [{ document: snapwarden-resume }]
                """.indent(0));
        documents(Course.WELL);
        for (var name : List.of("snapwarden-pause", "snapwarden-resume")) {
            var step = new Step(
                    name,
                    Duration.ofSeconds(1),
                    shell -> shell.files()
                            .merge("story", name + " " + host.runs(VssDocument.NAME) + "\n", String::concat));
            host.document(name, _ -> List.of(step));
            night.stage().host(linux).document(name, _ -> List.of());
        }
        night.passUntil("08:00");

        assertThat(host.files().get("story")).isEqualTo("snapwarden-pause 0\nsnapwarden-resume 1\n");
        assertThat(newest(windows).marks().consistency()).isEqualTo(Consistency.APPLICATION);
    }
}

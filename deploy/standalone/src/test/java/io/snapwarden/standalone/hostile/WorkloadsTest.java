package io.snapwarden.standalone.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.WorkloadName;
import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.run.WorkloadMember;
import io.snapwarden.domain.run.Workloads;
import io.snapwarden.simulation.model.DatabaseSnapshotRow;
import io.snapwarden.simulation.model.Faults;
import io.snapwarden.simulation.model.FreezeDocument;
import io.snapwarden.simulation.model.SimulatedHost;
import io.snapwarden.simulation.model.Step;
import io.snapwarden.simulation.model.VssDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Workloads of instances, databases and file systems, through all four services: what is captured side by side, in
/// which order hooks are run, and what becomes of the rest when one is not as it should be.
class WorkloadsTest {

    private static final String FILES = "arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-0a";
    private static final Map<String, String> SHOP = Map.of("snapwarden:workload", "shop");
    private static final int SMALL = 20;

    private final Rehearsal night = new Rehearsal(policy("continue", "fail"));
    private final List<String> story = new ArrayList<>();

    private static String policy(String onFailure, String hooksOnFailure) {
        return """
                version: 1
                scopes: { regions: [eu-west-1] }
                prune: { mode: delete, max-deletes: 100%% }
                notify: { sns: "arn:aws:sns:eu-west-1:111122223333:snapwarden" }
                policies:
                  - name: shops
                    select: { kind: workload, exclude: { Skip: "*" } }
                    workload: { on-failure: %s, hooks-on: { Role: app } }
                    backup: { vault: snapwarden }
                    schedule: { cron: "0 2 * * *", timezone: UTC, start-within: 2h }
                    consistency: application
                    hooks:
                      before: [{ document: snapwarden-pause, timeout: 5m, on-failure: %s }]
                      after: [{ document: snapwarden-resume, timeout: 1m }]
                    retain: { last: 2 }
                """.formatted(onFailure, hooksOnFailure);
    }

    private static Map<String, String> tags(String role) {
        var tags = new HashMap<>(SHOP);
        tags.put("Role", role);
        return tags;
    }

    /// Two instances with a freeze and hooks, a third with a freeze alone, a cluster and a file system.
    private record Shop(String front, String back, String cache, String orders) {}

    private Shop shop() {
        var stage = night.stage();
        var front = stage.instance(List.of(8, 20), tags("app"), Map.of());
        var back = stage.instance(List.of(8), tags("app"), Map.of());
        var cache = stage.instance(List.of(8), tags("cache"), Map.of());
        for (var instance : List.of(front, back, cache)) {
            stage.host(instance).mount("/data").document(FreezeDocument.NAME, new FreezeDocument());
        }
        hooks(front, "front", 0);
        hooks(back, "back", 0);
        var orders = stage.clusters().put("orders", SMALL, SHOP);
        stage.backups().vault("snapwarden").put(FILES, SHOP);
        return new Shop(front, back, cache, orders);
    }

    private SimulatedHost hooks(String instance, String name, int pauseEndsWith) {
        return night.stage()
                .host(instance)
                .document("snapwarden-pause", _ -> List.of(step("pause " + name, pauseEndsWith)))
                .document("snapwarden-resume", _ -> List.of(step("resume " + name, 0)));
    }

    private Step step(String name, int code) {
        return new Step(name, Duration.ofSeconds(3), shell -> {
            story.add(name);
            shell.print(name + "\n");
            shell.exit(code);
        });
    }

    private Event.WorkloadCaptured captured() {
        return night.heard(Event.WorkloadCaptured.class).getLast();
    }

    @Test
    void allOfItIsCapturedWithinSecondsInsideItsHooks() {
        var shop = shop();

        night.passUntil("08:00");

        assertThat(night.completed())
                .containsExactlyInAnyOrder(shop.front(), shop.back(), shop.cache(), shop.orders(), FILES);
        assertThat(story).containsExactly("pause front", "pause back", "resume back", "resume front");
        assertThat(night.heard(Event.WorkloadCaptured.class)).singleElement().satisfies(event -> {
            assertThat(event.workload()).isEqualTo(new WorkloadName("shop"));
            assertThat(event.members()).hasSize(5);
            assertThat(event.missing()).isEmpty();
            assertThat(event.span()).isPositive().isLessThan(Duration.ofSeconds(60));
        });
        assertThat(night.heard(Event.RunSettled.class)).singleElement().satisfies(settled -> {
            var workloads =
                    Objects.requireNonNull(settled.report().scopes().getFirst().workloads());
            assertThat(workloads.named()).singleElement().satisfies(together -> {
                assertThat(together.words())
                        .isEqualTo("shop: 5 resources within "
                                + Workloads.seconds(captured().span()));
                assertThat(together.named())
                        .hasSize(5)
                        .allSatisfy(member -> {
                            assertThat(member.became()).isEqualTo(WorkloadMember.Became.COMPLETED);
                            assertThat(member.begunAt()).isNotNull();
                        })
                        .filteredOn(member -> member.source().value().equals(shop.cache()))
                        .extracting(WorkloadMember::consistency)
                        .containsExactly(Consistency.APPLICATION);
            });
        });
        assertThat(night.mails.digests())
                .anySatisfy(mail -> assertThat(mail.body())
                        .contains("shop: 5 resources within "
                                + Workloads.seconds(captured().span())));
    }

    @Test
    void eachPointSaysWhichWorkloadItIsOfAndSnapshotsOfEc2HowFarApart() {
        shop();

        night.passUntil("08:00");

        assertThat(night.snapshots())
                .hasSize(4)
                .allSatisfy(snapshot -> assertThat(snapshot.tags())
                        .containsEntry(Marks.WORKLOAD, "shop")
                        .containsEntry(Marks.WORKLOAD_SPAN, captured().count()));
        assertThat(night.stage().clusters().snapshots())
                .singleElement()
                .satisfies(snapshot -> assertThat(snapshot.tags()).containsEntry(Marks.WORKLOAD, "shop"));
        assertThat(night.heard(Event.MarksDisagree.class)).isEmpty();
    }

    @Test
    void anInstanceIsFrozenForItsOwnCaptureAlone() {
        var shop = shop();
        var host = night.stage().host(shop.cache());

        night.passUntil("08:00");

        assertThat(host.freezes()).hasSize(1);
        assertThat(host.runs(FreezeDocument.NAME)).isEqualTo(2);
        assertThat(night.heard(Event.RecoveryPointCaptured.class))
                .filteredOn(event -> event.key().obligation().source().value().equals(shop.cache()))
                .singleElement()
                .satisfies(event -> assertThat(event.frozen()).isPositive());
    }

    /// Both platforms, one of them with a silent agent and one whose VSS is not there.
    @Test
    void anInstanceThatCannotBeFrozenIsCapturedAsItIsBesideTheOthers() {
        var shop = shop();
        night.stage().host(shop.cache()).agentOffline();
        var windows = night.stage().windows(List.of(30), tags("desk"), Map.of());
        night.stage().host(windows).document(VssDocument.NAME, new VssDocument(VssDocument.Course.NOT_INSTALLED));

        night.passUntil("08:00");

        assertThat(night.completed())
                .containsExactlyInAnyOrder(shop.front(), shop.back(), shop.cache(), windows, shop.orders(), FILES);
        assertThat(weaker(shop.cache())).contains("InvalidInstanceId");
        assertThat(weaker(windows)).contains("AwsVssComponents");
        assertThat(weaker(shop.front())).isEqualTo("null");
        assertThat(frozenNow(shop)).isFalse();
    }

    /// The others are being captured by then, so that it alone has failed, also where a workload is all or nothing.
    @Test
    void orFailsAloneWhereItsConsistencySaysSoAndWhoeverWasFrozenIsThawed() {
        for (var workload : List.of("continue", "fail")) {
            var other = new WorkloadsTest();
            other.night.restart(policy(workload, "fail")
                    .replace("consistency: application", "consistency: { mode: application, on-failure: fail }"));
            var shop = other.shop();
            other.night.stage().host(shop.cache()).agentOffline();

            other.night.passUntil("08:00");

            assertThat(other.night.completed())
                    .as(workload)
                    .containsExactlyInAnyOrder(shop.front(), shop.back(), shop.orders(), FILES);
            assertThat(other.night.reasons())
                    .singleElement()
                    .asString()
                    .contains("could not be brought to rest", "InvalidInstanceId");
            assertThat(other.night
                            .heard(Event.WorkloadCaptured.class)
                            .getFirst()
                            .missing())
                    .singleElement()
                    .satisfies(missing -> assertThat(missing.why()).contains("could not be brought to rest"));
            assertThat(other.frozenNow(shop)).isFalse();
            assertThat(other.story).contains("resume front", "resume back");
        }
    }

    private String weaker(String instance) {
        return night.heard(Event.RecoveryPointCompleted.class).stream()
                .filter(event -> event.key().obligation().source().value().equals(instance))
                .map(event -> String.valueOf(event.weaker()))
                .findFirst()
                .orElseThrow();
    }

    private boolean frozenNow(Shop shop) {
        return List.of(shop.front(), shop.back(), shop.cache()).stream()
                .anyMatch(instance -> night.stage().host(instance).frozenSince().isPresent());
    }

    /// More than are begun at once: the others follow in a second wave, and the span tells.
    @Test
    void moreWindowsInstancesThanAreBegunAtOnceAreAllCaptured() {
        var desks = new ArrayList<String>();
        for (int i = 0; i < 40; i++) {
            var desk = night.stage().windows(List.of(8), tags("desk"), Map.of());
            night.stage().host(desk).document(VssDocument.NAME, new VssDocument(VssDocument.Course.WELL));
            desks.add(desk);
        }

        night.passUntil("08:00");

        assertThat(night.completed()).containsExactlyInAnyOrderElementsOf(desks);
        assertThat(desks).allSatisfy(desk -> {
            assertThat(night.stage().host(desk).runs(VssDocument.NAME)).isOne();
            assertThat(weaker(desk)).isEqualTo("null");
        });
        var begun = night.snapshots().stream()
                .map(snapshot -> snapshot.startTime())
                .sorted()
                .toList();
        assertThat(captured().missing()).isEmpty();
        assertThat(captured().members()).hasSize(40);
        assertThat(captured().span())
                .isBetween(
                        Duration.between(begun.getFirst(), begun.getLast()).minusSeconds(1),
                        Duration.between(begun.getFirst(), begun.getLast()).plusSeconds(1));
        assertThat(night.heard(Event.TwinFound.class)).isEmpty();
    }

    @Test
    void twoWorkloadsAreTwoAndWhoCarriesNoTagIsInNone() {
        shop();
        night.stage().volume("gp3", SMALL, Map.of("snapwarden:workload", "desk"));
        night.stage().volume("gp3", SMALL, Map.of("Backup", "daily"));
        night.stage().volume("gp3", SMALL, Map.of("snapwarden:workload", "desk", "Skip", "yes"));
        night.stage().volume("gp3", SMALL, Map.of("snapwarden:workload", ""));

        night.passUntil("08:00");

        assertThat(night.heard(Event.WorkloadCaptured.class))
                .extracting(
                        event -> event.workload().value(),
                        event -> event.members().size())
                .containsExactlyInAnyOrder(tuple("shop", 5), tuple("desk", 1));
        assertThat(night.heard(Event.RecoveryPointSkipped.class))
                .extracting(Event.RecoveryPointSkipped::reason)
                .containsExactlyInAnyOrder(
                        "it is excluded by its tags",
                        "its tag snapwarden:workload has no value, so it belongs to no workload");
    }

    @Test
    void aHostileNameIsCleanedAndHarmsNobody() {
        var hostile = "shop\n../../<b>&,\u202e";
        night.stage().volume("gp3", SMALL, Map.of("snapwarden:workload", hostile));
        night.stage().databases().put("orders", SMALL, Map.of("snapwarden:workload", hostile));

        night.passUntil("08:00");

        assertThat(night.completed()).hasSize(2);
        assertThat(captured().workload().value()).isEqualTo("shop_../../_b____");
        assertThat(night.stage().databases().snapshots())
                .extracting(DatabaseSnapshotRow::tags)
                .singleElement()
                .satisfies(tags -> assertThat(tags).containsEntry(Marks.WORKLOAD, "shop_../../_b____"));
    }

    @Test
    void aHookThatFailsCostsItsMemberAttemptsAndTheRestIsServed() {
        var shop = shop();
        hooks(shop.back(), "back", 7);

        night.passUntil("08:00");

        assertThat(night.completed()).containsExactlyInAnyOrder(shop.front(), shop.cache(), shop.orders(), FILES);
        assertThat(night.reasons()).singleElement().asString().contains("could not be brought to rest", "ended with 7");
        assertThat(night.heard(Event.WorkloadCaptured.class).getFirst()).satisfies(event -> {
            assertThat(event.members()).hasSize(4);
            assertThat(event.missing()).singleElement().satisfies(missing -> {
                assertThat(missing.source().value()).isEqualTo(shop.back());
                assertThat(missing.why()).contains("ended with 7");
            });
        });
        assertThat(night.mails.digests())
                .anySatisfy(mail -> assertThat(mail.body()).contains("shop: 4 of 5 resources within "));
    }

    @Test
    void whereThePolicySaysSoNothingIsCapturedWhenAHookFails() {
        var shop = shop();
        hooks(shop.back(), "back", 7);
        night.restart(policy("fail", "fail"));

        night.passUntil("08:00");

        assertThat(night.completed()).isEmpty();
        assertThat(night.snapshots()).isEmpty();
        assertThat(night.reasons())
                .hasSize(5)
                .filteredOn(reason -> reason.startsWith("its workload is not captured, for " + shop.back()))
                .hasSize(4);
        assertThat(story.stream().filter("resume front"::equals)).hasSize(3);
    }

    @Test
    void aMemberThatIsBusyComesLaterAndTheSpanSaysSo() {
        var shop = shop();
        night.stage().clusters().become("orders", "modifying");
        night.passUntil("02:04");
        assertThat(night.heard(Event.WorkloadCaptured.class).getFirst().missing())
                .singleElement()
                .satisfies(missing -> assertThat(missing.source().value()).isEqualTo(shop.orders()));

        night.stage().clusters().become("orders", "available");
        night.passUntil("08:00");

        assertThat(night.completed()).hasSize(5);
        assertThat(captured().missing()).isEmpty();
        assertThat(captured().members()).hasSize(5);
        assertThat(captured().span()).isGreaterThan(Duration.ofMinutes(1));
        assertThat(story)
                .as("what is captured already is not paused again")
                .containsExactly("pause front", "pause back", "resume back", "resume front");
        assertThat(night.heard(Event.TwinFound.class)).isEmpty();
    }

    /// What began with the others has failed; what there is in the end began by itself.
    @Test
    void aLaterAttemptIsToldByItsOwnStart() {
        shop();
        night.stage().clusters().nextFails("orders");

        night.passUntil("08:00");

        assertThat(night.completed()).hasSize(5);
        assertThat(night.heard(Event.WorkloadCaptured.class).getFirst().span()).isLessThan(Duration.ofMinutes(1));
        assertThat(captured().members())
                .singleElement()
                .satisfies(member -> assertThat(member.at())
                        .isAfter(night.heard(Event.WorkloadCaptured.class)
                                .getFirst()
                                .members()
                                .getLast()
                                .at()
                                .plus(Duration.ofMinutes(1))));
        assertThat(night.heard(Event.RunSettled.class)).singleElement().satisfies(settled -> {
            var workloads =
                    Objects.requireNonNull(settled.report().scopes().getFirst().workloads());
            assertThat(workloads.named()).singleElement().satisfies(shop -> {
                assertThat(shop.captured()).isEqualTo(5);
                assertThat(shop.span()).isGreaterThan(Duration.ofMinutes(1));
            });
        });
    }

    @Test
    void oneThatIsDeletedBetweenPlanAndCaptureIsSkippedAndTheRestIsServed() {
        var shop = shop();
        night.stage().clusters().become("orders", "modifying");
        night.passUntil("02:03");
        night.stage().clusters().remove("orders");

        night.passUntil("08:00");

        assertThat(night.completed()).containsExactlyInAnyOrder(shop.front(), shop.back(), shop.cache(), FILES);
        assertThat(night.heard(Event.RecoveryPointSkipped.class))
                .extracting(Event.RecoveryPointSkipped::name)
                .containsExactly("orders");
    }

    @Test
    void lostRepliesMakeNoTwinInAnyService() {
        shop();
        night.aws
                .faults()
                .next("CreateSnapshots", Faults.Kind.LOSE_REPLY)
                .next("CreateDBClusterSnapshot", Faults.Kind.LOSE_REPLY)
                .next("StartBackupJob", Faults.Kind.FAIL_AFTER);

        night.passUntil("08:00");

        assertThat(night.completed()).hasSize(5).doesNotHaveDuplicates();
        assertThat(night.snapshots()).hasSize(4);
        assertThat(night.stage().clusters().snapshots()).hasSize(1);
        assertThat(night.stage().backups().points()).hasSize(1);
        assertThat(night.heard(Event.TwinFound.class)).isEmpty();
    }

    @Test
    void aNewProgramAdoptsWhatTheOldOneMade() {
        shop();
        night.aws.faults().next("CreateSnapshots", Faults.Kind.LOSE_REPLY);
        night.passUntil("02:01");
        night.restart(policy("continue", "fail"));

        night.passUntil("08:00");

        assertThat(night.completed()).hasSize(5).doesNotHaveDuplicates();
        assertThat(night.snapshots()).hasSize(4);
        assertThat(night.heard(Event.RunSettled.class)).hasSize(1);
    }

    /// An instance and the application on it are two members: its disks are captured, and it backs itself up.
    @Test
    void anApplicationBacksItselfUpBesideTheCaptures() {
        var shop = shop();
        var front = night.stage().host(shop.front()).document("snapwarden-dump", _ -> List.of(step("dump", 0)));
        night.restart(policy("continue", "fail")
                .replace("hooks-on:", "command-on: { Role: app }, hooks-on:")
                .replace(
                        "    backup:",
                        "    command: { document: snapwarden-dump, timeout: 1h, attempts: 1 }\n    backup:"));

        night.passUntil("08:00");

        assertThat(night.completed())
                .containsExactlyInAnyOrder(
                        shop.front(), shop.back(), shop.cache(), shop.orders(), FILES, "command-" + shop.front());
        assertThat(front.runs("snapwarden-dump")).isOne();
        assertThat(story.subList(0, 2)).containsExactly("pause front", "pause back");
        assertThat(captured().members()).hasSize(6);
        assertThat(captured().missing()).singleElement().satisfies(missing -> {
            assertThat(missing.source().value()).isEqualTo("command-" + shop.back());
            assertThat(missing.why()).contains("snapwarden-dump");
        });
        assertThat(night.reasons()).singleElement().asString().contains("snapwarden-dump");
        assertThat(night.heard(Event.TwinFound.class)).isEmpty();
    }

    /// A host that makes its snapshots itself takes a minute; what the others hold is kept meanwhile.
    @Test
    void windowsMakesItsSnapshotsInsideTheBracketOfAll() {
        var shop = shop();
        var windows = windows("desk", VssDocument.Course.WELL);

        night.passUntil("08:00");

        assertThat(night.completed())
                .containsExactlyInAnyOrder(shop.front(), shop.back(), shop.cache(), windows, shop.orders(), FILES)
                .doesNotHaveDuplicates();
        assertThat(night.stage().host(windows).runs(VssDocument.NAME)).isOne();
        assertThat(story)
                .containsExactly(
                        "pause front", "pause back", "pause desk", "resume desk", "resume back", "resume front");
        assertThat(PointCatalog.of(night.snapshots(), Rehearsal.DUBLIN).points())
                .hasSize(4)
                .allSatisfy(point -> assertThat(point.marks().consistency()).isEqualTo(Consistency.APPLICATION));
        assertThat(night.snapshots())
                .hasSize(6)
                .allSatisfy(snapshot -> assertThat(snapshot.tags())
                        .containsEntry(Marks.WORKLOAD, "shop")
                        .containsEntry(Marks.WORKLOAD_SPAN, captured().count()));
        assertThat(captured().missing()).isEmpty();
        assertThat(night.heard(Event.TwinFound.class)).isEmpty();
        assertThat(night.heard(Event.MarksDisagree.class)).isEmpty();
    }

    /// The document takes no letters beyond ASCII and no `=`; the name is written when the span is.
    @Test
    void aNameThatTheDocumentOfWindowsDoesNotTakeIsWrittenAfterwards() {
        var name = "Büro=Köln";
        var windows = night.stage().windows(List.of(30), Map.of("snapwarden:workload", name), Map.of());
        night.stage().host(windows).document(VssDocument.NAME, new VssDocument(VssDocument.Course.WELL));

        night.passUntil("08:00");

        assertThat(night.stage().host(windows).runs(VssDocument.NAME)).isOne();
        assertThat(night.snapshots())
                .singleElement()
                .satisfies(snapshot -> assertThat(snapshot.tags()).containsEntry(Marks.WORKLOAD, name));
        assertThat(night.heard(Event.RecoveryPointCompleted.class))
                .singleElement()
                .satisfies(event -> assertThat(event.weaker()).isNull());
    }

    private String windows(String name, VssDocument.Course course) {
        var windows = night.stage().windows(List.of(30, 100), tags("app"), Map.of());
        hooks(windows, name, 0).document(VssDocument.NAME, new VssDocument(course));
        return windows;
    }

    @Test
    void aServiceThatIsDeniedIsSaidEachNightAndTheRestIsServed() {
        var shop = shop();
        night.aws.account(Rehearsal.DUBLIN.account()).deny(Rehearsal.ROLE, List.of("DescribeDBClusters"));

        night.pass(Duration.ofDays(2));

        assertThat(night.completed()).contains(shop.front(), shop.back(), shop.cache(), FILES);
        assertThat(night.completed()).doesNotContain(shop.orders());
        assertThat(night.heard(Event.RunClosed.class))
                .hasSizeGreaterThan(1)
                .allSatisfy(
                        closed -> assertThat(closed.report().scopes().getFirst().unreachable())
                                .contains("aurora", "DescribeDBClusters"));
        assertThat(night.mails.digests())
                .anySatisfy(mail -> assertThat(mail.body()).contains("UNREACHABLE", "captured: 4"));
    }

    @Test
    void aPruneReachesEveryStore() {
        shop();

        night.pass(Duration.ofHours(86));

        assertThat(night.completed()).hasSize(20);
        assertThat(night.snapshots()).as("two points of four volumes").hasSize(8);
        assertThat(night.stage().clusters().snapshots()).hasSize(2);
        assertThat(night.stage().backups().points())
                .as("its job was not done yet when the last run closed")
                .hasSize(3);
        assertThat(night.heard(Event.RecoveryPointPruned.class)).hasSize(9);
    }
}

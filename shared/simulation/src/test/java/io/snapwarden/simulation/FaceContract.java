package io.snapwarden.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.domain.obligation.WorkId;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.ObjectAddress;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.runtime.port.CommandReader;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.FleetReader;
import io.snapwarden.runtime.port.HostCommands;
import io.snapwarden.runtime.port.HostCommands.Document;
import io.snapwarden.runtime.port.HostCommands.Order;
import io.snapwarden.runtime.port.HostCommands.Run;
import io.snapwarden.runtime.port.HostCommands.Sending;
import io.snapwarden.runtime.port.ProofReader;
import io.snapwarden.runtime.port.ProofReader.Proof;
import io.snapwarden.runtime.port.SnapshotCreator;
import io.snapwarden.runtime.port.SnapshotCreator.Creation;
import io.snapwarden.runtime.port.SnapshotCreator.Request;
import io.snapwarden.runtime.port.SnapshotDeleter;
import io.snapwarden.runtime.port.SnapshotDeleter.Deletion;
import io.snapwarden.runtime.port.SnapshotReader;
import io.snapwarden.runtime.port.SnapshotTagger;
import io.snapwarden.runtime.port.VolumeRestorer;
import io.snapwarden.simulation.model.Faults;
import io.snapwarden.simulation.model.FreezeDocument;
import io.snapwarden.simulation.model.Limits;
import io.snapwarden.simulation.model.Thaw;
import io.snapwarden.simulation.model.VssDocument;
import io.snapwarden.simulation.model.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the services see of the model, through whichever face.
abstract class FaceContract {

    private static final String LEASE = "0b5ae5a6-6a0e-4fd4-9f0e-3a1d54a1c001";
    private static final Slot SLOT = new Slot(Instant.parse("2026-11-20T01:00:00Z"));

    /// The role that both faces call as.
    protected static final String ROLE = "caller";

    /// The ports of one face.
    protected record Face(
            FleetReader fleet,
            SnapshotReader snapshots,
            SnapshotCreator creator,
            SnapshotTagger tagger,
            SnapshotDeleter deleter,
            VolumeRestorer restorer,
            HostCommands hosts,
            CommandReader commands,
            ProofReader proofs) {}

    private final World world = World.with(World.steady());
    private Face ports;

    protected abstract Face face(World world);

    @BeforeEach
    void open() {
        ports = face(world);
    }

    @Test
    void aFleetIsListedInFullWhateverItsSize() {
        var instance = world.stage.instance(List.of(8, 20), Map.of("app", "shop"), Map.of());
        for (int i = 0; i < 1200; i++) {
            world.volume();
        }

        var fleet = ports.fleet().list(World.SCOPE);

        assertThat(fleet.volumes()).hasSize(1202);
        assertThat(fleet.instances()).singleElement().satisfies(listed -> {
            assertThat(listed.id()).isEqualTo(new ResourceId(instance));
            assertThat(listed.volumes()).extracting(volume -> volume.boot()).containsExactly(true, false);
        });
    }

    @Test
    void ec2SaysWhichInstancesRunWindows() {
        var windows = world.stage.windows(List.of(30), Map.of(), Map.of());
        world.stage.instance(List.of(8), Map.of(), Map.of());

        assertThat(ports.fleet().list(World.SCOPE).instances())
                .filteredOn(Resource::windows)
                .extracting(Resource::id)
                .containsExactly(new ResourceId(windows));
    }

    @Test
    void onlyWhatEc2SaysIsNotThereIsGone() {
        var there = new ResourceId(world.volume());
        var gone = new ResourceId("vol-0000000000000dead");

        assertThat(ports.fleet().gone(World.SCOPE, List.of(there, gone))).isEqualTo(Set.of(gone));
    }

    @Test
    void aCaptureIsFoundByItsMarks() {
        var volume = new VolumeId(world.volume());
        var created = ports.creator().create(World.SCOPE, ofVolume(volume, Map.of(Marks.SLOT, SLOT.toString())));

        assertThat(created).isInstanceOf(Creation.Created.class);
        assertThat(ports.snapshots().list(World.SCOPE, new SnapshotReader.Query.OfSlots(List.of(SLOT))))
                .hasSize(1);
        assertThat(ports.snapshots().list(World.SCOPE, new SnapshotReader.Query.Marked()))
                .hasSize(1);
        assertThat(ports.snapshots().pending(World.SCOPE)).hasSize(1);
    }

    @Test
    void everyRefusalHasItsOwnAnswer() {
        var volume = new VolumeId(world.volume());
        var none = new VolumeId("vol-0000000000000dead");
        ports.creator().create(World.SCOPE, ofVolume(volume, Map.of()));

        assertThat(ports.creator().create(World.SCOPE, ofVolume(volume, Map.of())))
                .isInstanceOf(Creation.TooSoon.class);
        assertThat(ports.creator().create(World.SCOPE, ofVolume(none, Map.of())))
                .isInstanceOf(Creation.Gone.class);
        assertThat(ports.creator().create(World.SCOPE, ofVolume(volume, Map.of("aws:x", ""))))
                .isInstanceOf(Creation.TagsRefused.class);
    }

    @Test
    void aFullScopeIsBusyAndNotAFailure() {
        var full = World.with(World.steady().withPending(0));
        var creation = face(full).creator().create(World.SCOPE, ofVolume(new VolumeId(full.volume()), Map.of()));

        assertThat(creation)
                .isInstanceOfSatisfying(
                        Creation.Busy.class,
                        busy -> assertThat(busy.pendingLimit()).isTrue());
    }

    @Test
    void whatMayHaveHappenedIsSaidAndNotRepeated() {
        for (var fault : List.of(Faults.Kind.LOSE_REPLY, Faults.Kind.FAIL_AFTER, Faults.Kind.FAIL_BEFORE)) {
            world.aws.faults().next("CreateSnapshot", fault);
            var creation = ports.creator().create(World.SCOPE, ofVolume(new VolumeId(world.volume()), Map.of()));
            assertThat(creation).as("%s", fault).isInstanceOf(Creation.Ambiguous.class);
        }
        assertThat(world.aws.calls().byAction()).containsEntry("CreateSnapshot", 3L);
    }

    @Test
    void aThrottledCallIsTriedAgain() {
        world.aws.faults().next("CreateSnapshot", Faults.Kind.THROTTLE).next("CreateSnapshot", Faults.Kind.THROTTLE);

        var creation = ports.creator().create(World.SCOPE, ofVolume(new VolumeId(world.volume()), Map.of()));

        assertThat(creation).isInstanceOf(Creation.Created.class);
        assertThat(world.aws.calls().answers("CreateSnapshot")).isEqualTo(Map.of("RequestLimitExceeded", 2L, "OK", 1L));
    }

    @Test
    void aListingThatBreaksIsAnException() {
        for (int i = 0; i < 1200; i++) {
            world.volume();
        }
        world.aws.faults().share(Faults.Kind.BREAK_LISTING, 1);

        assertThat(kindOf(() -> ports.fleet().list(World.SCOPE))).isEqualTo(DependencyException.Kind.UNAVAILABLE);
    }

    @Test
    void deletingWhatIsGoneSucceeds() {
        var deleter = ports.deleter();

        assertThat(deleter.delete(World.SCOPE, new SnapshotId("snap-0dead"))).isEqualTo(new Deletion.Gone());
    }

    @Test
    void whatIsProtectedStaysAndSaysWhy() {
        var id = world.ec2.createSnapshot(world.volume(), "", Map.of()).facts().id();
        world.ec2.registerImage("golden", List.of(id.value()));

        assertThat(ports.deleter().delete(World.SCOPE, id)).isInstanceOf(Deletion.Protected.class);
        assertThat(ports.snapshots().protectedSnapshots(World.SCOPE)).containsOnlyKeys(id);
    }

    @Test
    void rightsRegionsAndOutagesAreTold() {
        var account = world.aws.account(World.SCOPE.account());
        account.deny(ROLE, List.of("DeleteSnapshot"));
        assertThat(kindOf(() -> ports.deleter().delete(World.SCOPE, new SnapshotId("snap-0"))))
                .isEqualTo(DependencyException.Kind.DENIED);

        account.expire(ROLE);
        assertThat(kindOf(() -> ports.fleet().list(World.SCOPE))).isEqualTo(DependencyException.Kind.CREDENTIALS);
        account.renew(ROLE).disable(World.SCOPE.region());
        assertThat(kindOf(() -> ports.fleet().list(World.SCOPE))).isEqualTo(DependencyException.Kind.REGION_OFF);
        account.enable(World.SCOPE.region());
        world.aws.faults().down(World.SCOPE.region());
        assertThat(kindOf(() -> ports.fleet().list(World.SCOPE))).isEqualTo(DependencyException.Kind.UNAVAILABLE);
    }

    @Test
    void tagsReachTheOthersWhenOneSnapshotIsGone() {
        var id = world.ec2.createSnapshot(world.volume(), "", Map.of()).facts().id();

        ports.tagger().tag(World.SCOPE, List.of(new SnapshotId("snap-0dead"), id), Map.of("k", "v"));

        assertThat(world.stage.snapshots())
                .singleElement()
                .satisfies(row -> assertThat(row.facts().tags()).isEqualTo(Map.of("k", "v")));
    }

    @Test
    void aRestoreRepeatedWithItsTokenMakesOneVolume() {
        var relaxed = World.with(Limits.relaxed());
        var restorer = face(relaxed).restorer();
        var source = relaxed.volume();
        var id = relaxed.ec2.createSnapshot(source, "", Map.of()).facts().id();
        var shape = new VolumeShape(new VolumeId(source), "/dev/sdf", "gp3", 4000, 250, 8, "eu-west-1a");
        var request = new VolumeRestorer.Request(id, shape, Map.of("k", "v"), "token");

        var volume = restorer.restore(World.SCOPE, request);

        assertThat(restorer.restore(World.SCOPE, request)).isEqualTo(volume);
        assertThat(relaxed.stage.volumes()).containsExactlyInAnyOrder(source, volume.value());
    }

    @Test
    void aHostIsFrozenAndThawed() {
        var instance = host();
        var hosts = ports.hosts();

        var freeze = sent(hosts.send(World.SCOPE, order(instance, "pre-script")));
        assertThat(hosts.look(World.SCOPE, instance, freeze)).isEqualTo(new Run.Going());
        world.pass(Duration.ofSeconds(10));
        assertThat(hosts.look(World.SCOPE, instance, freeze))
                .isEqualTo(new Run.Ended(0, "snapwarden: result=frozen lease=" + LEASE + "\n", ""));
        var thaw = sent(hosts.send(World.SCOPE, order(instance, "post-script")));
        world.pass(Duration.ofSeconds(10));

        assertThat(hosts.look(World.SCOPE, instance, thaw))
                .isInstanceOfSatisfying(
                        Run.Ended.class, ended -> assertThat(ended.output()).contains("held=yes"));
        assertThat(world.stage.host(instance.value()).freezes())
                .allSatisfy(frozen -> assertThat(frozen.by()).isEqualTo(Thaw.DOCUMENT));
    }

    @Test
    void aWindowsHostMakesSnapshotsItselfAndSaysThatItWasAtRest() {
        var instance = windows(VssDocument.Course.WELL);
        var work = "0123456789abcdef0123456789abcdef";

        var command = sent(ports.hosts().send(World.SCOPE, vss(instance, "Key=snapwarden:work,Value=" + work)));
        assertThat(ports.hosts().lookAtSteps(World.SCOPE, instance, command)).isEqualTo(new Run.Going());
        world.pass(Duration.ofMinutes(2));

        assertThat(ports.hosts().lookAtSteps(World.SCOPE, instance, command))
                .isInstanceOfSatisfying(Run.Ended.class, ended -> {
                    assertThat(ended.exitCode()).isZero();
                    assertThat(ended.output()).startsWith("Created [snap-");
                });
        assertThat(ports.snapshots().list(World.SCOPE, new SnapshotReader.Query.OfWork(new WorkId(work))))
                .hasSize(2)
                .allSatisfy(snapshot -> {
                    assertThat(snapshot.description()).isEqualTo("ours");
                    assertThat(snapshot.tags())
                            .containsEntry("AppConsistent", "True")
                            .containsKeys("Device", "AwsVssConfig");
                });
    }

    @Test
    void aWindowsHostWithoutRightsSaysWhichOneItLacks() {
        var instance = windows(VssDocument.Course.WELL);
        world.stage.host(instance.value()).deny("CreateSnapshots");

        var command = sent(ports.hosts().send(World.SCOPE, vss(instance, "Key=a,Value=b")));
        world.pass(Duration.ofMinutes(2));

        assertThat(ports.hosts().lookAtSteps(World.SCOPE, instance, command))
                .isEqualTo(new Run.Ended(
                        1,
                        "UnauthorizedOperation: The role of " + instance
                                + " is not authorized to perform ec2:CreateSnapshots.\n",
                        ""));
        assertThat(ports.snapshots().list(World.SCOPE, new SnapshotReader.Query.Marked()))
                .isEmpty();
    }

    @Test
    void itsDocumentTakesFewCharacters() {
        var instance = windows(VssDocument.Course.WELL);

        assertThat(ports.hosts().send(World.SCOPE, vss(instance, "Key=a,Value=b|c")))
                .isInstanceOf(Sending.Refused.class);
        assertThat(world.stage.host(instance.value()).runs(VssDocument.NAME)).isZero();
    }

    private ResourceId windows(VssDocument.Course course) {
        var instance = world.stage.windows(List.of(30, 100), Map.of(), Map.of());
        world.stage.host(instance).document(VssDocument.NAME, new VssDocument(course));
        return new ResourceId(instance);
    }

    private static Order vss(ResourceId instance, String tags) {
        return new Order(
                instance,
                VssDocument.NAME,
                Map.of("description", List.of("ours"), "tags", List.of(tags), "ExcludeBootVolume", List.of("False")),
                Duration.ofSeconds(30),
                "vss");
    }

    @Test
    void aScriptThatFailsSaysSoWithItsCodeAndWords() {
        var instance = host();

        var thaw = sent(ports.hosts().send(World.SCOPE, order(instance, "post-script")));
        world.pass(Duration.ofSeconds(10));

        assertThat(ports.hosts().look(World.SCOPE, instance, thaw))
                .isEqualTo(new Run.Ended(205, "", "nothing is frozen under this lease\n"));
    }

    @Test
    void aCommandThatReachesNobodyIsLostInTheEnd() {
        var instance = host();
        world.stage.host(instance.value()).agentOffline();

        var freeze = sent(ports.hosts().send(World.SCOPE, order(instance, "pre-script")));
        world.pass(Duration.ofSeconds(31));

        assertThat(ports.hosts().look(World.SCOPE, instance, freeze)).isInstanceOf(Run.Lost.class);
    }

    @Test
    void whoOnlyLooksSeesWhenACommandBeganAndEnded() {
        var instance = host();
        var freeze = sent(ports.hosts().send(World.SCOPE, order(instance, "pre-script")));
        var from = world.clock.instant();

        assertThat(ports.commands().look(World.SCOPE, instance, freeze).run()).isEqualTo(new Run.Going());
        world.pass(Duration.ofSeconds(10));

        assertThat(ports.commands().look(World.SCOPE, instance, freeze)).satisfies(seen -> {
            assertThat(seen.run()).isInstanceOf(Run.Ended.class);
            assertThat(seen.startedAt()).isBetween(from, seen.endedAt());
            assertThat(seen.endedAt()).isBefore(world.clock.instant());
        });
    }

    /// What waits for its host is given up at once.
    @Test
    void whoOnlyLooksCanGiveACommandUp() {
        var instance = host();
        world.stage.host(instance.value()).agentOffline();
        var freeze = sent(ports.hosts().send(World.SCOPE, order(instance, "pre-script")));
        world.pass(Duration.ofSeconds(5));

        ports.commands().cancel(World.SCOPE, instance, freeze);
        ports.commands().cancel(World.SCOPE, instance, "no-such-command");

        assertThat(ports.commands().look(World.SCOPE, instance, freeze).run())
                .isInstanceOfSatisfying(
                        Run.Lost.class, lost -> assertThat(lost.why()).contains("Cancelled"));
    }

    /// A denial says nothing of the command.
    @Test
    void whoMayNotLookAtACommandIsToldSo() {
        var instance = host();
        var freeze = sent(ports.hosts().send(World.SCOPE, order(instance, "pre-script")));
        world.aws.account(World.SCOPE.account()).deny(ROLE, List.of("GetCommandInvocation"));

        assertThatExceptionOfType(DependencyException.class)
                .isThrownBy(() -> ports.commands().look(World.SCOPE, instance, freeze))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(DependencyException.Kind.DENIED));
    }

    @Test
    void anObjectIsFoundWithItsSizeAndTime() {
        world.aws.bucket("backups").write("neo4j/a:b.dump", "12345");

        assertThat(ports.proofs().look(World.SCOPE, ObjectAddress.parse("s3://backups/neo4j/a:b.dump")))
                .isInstanceOfSatisfying(
                        Proof.Found.class, found -> assertThat(found.bytes()).isEqualTo(5));
        assertThat(ports.proofs().look(World.SCOPE, ObjectAddress.parse("s3://backups/neo4j/b")))
                .isInstanceOf(Proof.Absent.class);
    }

    @Test
    void anEmptyObjectIsFoundToo() {
        world.aws.bucket("backups").write("nothing", "");

        assertThat(ports.proofs().look(World.SCOPE, ObjectAddress.parse("s3://backups/nothing")))
                .isInstanceOfSatisfying(
                        Proof.Found.class, found -> assertThat(found.bytes()).isZero());
    }

    @Test
    void withoutTheBucketOrTheRightNobodyCanTell() {
        assertThat(ports.proofs().look(World.SCOPE, ObjectAddress.parse("s3://no-such-bucket/a")))
                .isInstanceOfSatisfying(
                        Proof.Unseen.class, unseen -> assertThat(unseen.why()).contains("bucket"));
        world.aws.bucket("backups").write("a", "12345");
        world.aws.account(World.SCOPE.account()).deny(ROLE, List.of("HeadObject"));

        assertThat(ports.proofs().look(World.SCOPE, ObjectAddress.parse("s3://backups/a")))
                .isInstanceOf(Proof.Unseen.class);
    }

    /// More than a page of them.
    @Test
    void aCommandIsFoundByItsCommentAlone() {
        var instance = host();
        var other = host();
        var hosts = ports.hosts();
        var from = world.clock.instant();
        var wanted = sent(hosts.send(World.SCOPE, commented(instance, "wanted")));
        hosts.send(World.SCOPE, commented(other, "of another"));
        for (int i = 0; i < 60; i++) {
            world.pass(Duration.ofSeconds(1));
            hosts.send(World.SCOPE, commented(instance, "wanted, and " + i));
        }
        world.pass(Duration.ofSeconds(10));

        assertThat(hosts.find(World.SCOPE, instance, "wanted", from)).contains(wanted);
        assertThat(hosts.find(World.SCOPE, instance, "wanted", from.plusSeconds(1)))
                .isEmpty();
        assertThat(hosts.find(World.SCOPE, instance, "of another", from)).isEmpty();
    }

    private static Order commented(ResourceId instance, String comment) {
        return new Order(
                instance, FreezeDocument.NAME, Map.of("command", List.of("dry-run")), Duration.ofSeconds(30), comment);
    }

    @Test
    void aCancelledCommandIsLost() {
        var instance = host();
        world.stage.host(instance.value()).hangAt(FreezeDocument.ARM);
        var freeze = sent(ports.hosts().send(World.SCOPE, order(instance, "pre-script")));
        world.pass(Duration.ofSeconds(5));

        ports.hosts().cancel(World.SCOPE, instance, freeze);
        world.pass(Duration.ofSeconds(10));

        assertThat(ports.hosts().look(World.SCOPE, instance, freeze)).isInstanceOf(Run.Lost.class);
        ports.hosts().cancel(World.SCOPE, instance, "00000000-0000-0000-0000-000000000000");
    }

    @Test
    void documentsSayWhatTheyTake() {
        host();

        assertThat(ports.hosts().describe(World.SCOPE, FreezeDocument.NAME))
                .isEqualTo(new Document.Command(new FreezeDocument().parameters()));
        assertThat(ports.hosts().describe(World.SCOPE, "no-such-document")).isInstanceOf(Document.Unusable.class);
    }

    @Test
    void whatKeepsACommandFromItsHostIsTold() {
        var instance = host();
        var hosts = ports.hosts();
        var noAgent = new ResourceId(world.stage.instance(List.of(8), Map.of(), Map.of()));
        assertThat(hosts.send(World.SCOPE, order(noAgent, "pre-script"))).isInstanceOf(Sending.Refused.class);

        for (var fault : List.of(Faults.Kind.LOSE_REPLY, Faults.Kind.FAIL_AFTER)) {
            world.aws.faults().next("SendCommand", fault);
            assertThat(hosts.send(World.SCOPE, order(instance, "pre-script")))
                    .as("%s", fault)
                    .isInstanceOf(Sending.Ambiguous.class);
        }
        assertThat(world.aws.calls().byAction()).containsEntry("SendCommand", 3L);

        world.aws.account(World.SCOPE.account()).deny(ROLE, List.of("SendCommand", "DescribeDocument"));
        assertThat(hosts.send(World.SCOPE, order(instance, "pre-script"))).isInstanceOf(Sending.Refused.class);
        assertThat(hosts.describe(World.SCOPE, FreezeDocument.NAME)).isInstanceOf(Document.Unusable.class);
    }

    private ResourceId host() {
        var instance = world.stage.instance(List.of(8, 20), Map.of(), Map.of());
        world.stage.host(instance).mount("/data").document(FreezeDocument.NAME, new FreezeDocument());
        return new ResourceId(instance);
    }

    private static Order order(ResourceId instance, String command) {
        var parameters = Map.of("command", List.of(command), "executionId", List.of(LEASE));
        return new Order(instance, FreezeDocument.NAME, parameters, Duration.ofSeconds(30), "a test");
    }

    private static String sent(Sending sending) {
        assertThat(sending).isInstanceOf(Sending.Sent.class);
        return ((Sending.Sent) sending).command();
    }

    private static Request.OfVolume ofVolume(VolumeId volume, Map<String, String> tags) {
        return new Request.OfVolume(volume, "a test", tags);
    }

    private static DependencyException.Kind kindOf(ThrowingCallable call) {
        var trouble = catchThrowableOfType(DependencyException.class, call);
        assertThat(trouble).isNotNull();
        return trouble.kind();
    }
}

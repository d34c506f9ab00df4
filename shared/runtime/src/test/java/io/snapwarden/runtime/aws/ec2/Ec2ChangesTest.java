package io.snapwarden.runtime.aws.ec2;

import static io.snapwarden.runtime.aws.Fakes.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.runtime.aws.FakeAws;
import io.snapwarden.runtime.aws.FakeAws.Answer;
import io.snapwarden.runtime.aws.Fakes;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.DependencyException.Kind;
import io.snapwarden.runtime.port.SnapshotCreator.Creation;
import io.snapwarden.runtime.port.SnapshotCreator.Request;
import io.snapwarden.runtime.port.SnapshotDeleter.Deletion;
import io.snapwarden.runtime.port.VolumeRestorer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ec2ChangesTest {

    private static final SnapshotId SNAPSHOT = new SnapshotId("snap-01");
    private static final Request SET = new Request.OfInstance(
            new ResourceId("i-0a"),
            true,
            List.of(new VolumeId("vol-0c")),
            "snapwarden/1 daily",
            Map.of("snapwarden:policy", "daily"),
            true);

    @ParameterizedTest
    @CsvSource({
        "PendingSnapshotLimitExceeded, Busy",
        "ConcurrentSnapshotLimitExceeded, Busy",
        "ResourceLimitExceeded, Busy",
        "SnapshotCreationPerVolumeRateExceeded, TooSoon",
        "InvalidTagKey.Malformed, TagsRefused",
        "TagLimitExceeded, TagsRefused",
        "InvalidVolume.NotFound, Gone",
        "InvalidInstanceID.NotFound, Gone",
        "IncorrectState, Refused",
        "SnapshotLimitExceeded, Refused",
        "UnauthorizedOperation, Refused",
        "InvalidParameterValue, Refused"
    })
    void aRefusedCreateSaysWhatBecameOfIt(String code, String outcome) {
        try (var aws = new FakeAws(_ -> FakeAws.error(400, code, "because"))) {
            assertThat(create(aws).getClass().getSimpleName()).isEqualTo(outcome);
            assertThat(aws.requests("CreateSnapshots")).hasSize(1);
        }
    }

    @Test
    void aRefusalOfAParameterThatIsATagIsAboutTheTags() {
        try (var aws = new FakeAws(_ -> FakeAws.error(
                400, "InvalidParameterValue", "Value ( aws:x ) for parameter key is invalid. Tag keys starting"))) {
            assertThat(create(aws)).isInstanceOf(Creation.TagsRefused.class);
        }
    }

    @Test
    void onlyTheScopesLimitClosesTheScope() {
        try (var aws = new FakeAws(_ -> FakeAws.error(400, "PendingSnapshotLimitExceeded", "Too many"))) {
            assertThat(create(aws))
                    .isInstanceOfSatisfying(
                            Creation.Busy.class,
                            busy -> assertThat(busy.pendingLimit()).isTrue());
        }
        try (var aws = new FakeAws(_ -> FakeAws.error(400, "ConcurrentSnapshotLimitExceeded", "Too many"))) {
            assertThat(create(aws))
                    .isInstanceOfSatisfying(
                            Creation.Busy.class,
                            busy -> assertThat(busy.pendingLimit()).isFalse());
        }
    }

    @Test
    void aVolumeThatWasJustCapturedIsLeftAloneForFifteenSeconds() {
        try (var aws = new FakeAws(_ -> FakeAws.error(400, "SnapshotCreationPerVolumeRateExceeded", "Too soon"))) {
            assertThat(create(aws))
                    .isInstanceOfSatisfying(
                            Creation.TooSoon.class,
                            soon -> assertThat(soon.retryAfter()).isEqualTo(Duration.ofSeconds(15)));
        }
    }

    @Test
    void expiredCredentialsAreTroubleAndNoOutcome() {
        try (var aws = new FakeAws(_ -> FakeAws.error(400, "RequestExpired", "Request has expired."))) {
            assertTrouble(() -> create(aws), Kind.CREDENTIALS, "Renew the AWS credentials");
        }
    }

    @Test
    void aSetIsCreatedWithItsMarksInOneCall() {
        try (var aws = new FakeAws(_ -> FakeAws.ok(
                "CreateSnapshots",
                "<snapshotSet><item><snapshotId>snap-01</snapshotId><volumeId>vol-0a</volumeId></item>"
                        + "<item><snapshotId>snap-02</snapshotId><volumeId>vol-0b</volumeId></item></snapshotSet>"))) {
            assertThat(create(aws))
                    .isEqualTo(new Creation.Created(Map.of(
                            new VolumeId("vol-0a"), new SnapshotId("snap-01"),
                            new VolumeId("vol-0b"), new SnapshotId("snap-02"))));
            assertThat(aws.requests("CreateSnapshots").getFirst().parameters())
                    .containsEntry("InstanceSpecification.InstanceId", "i-0a")
                    .containsEntry("InstanceSpecification.ExcludeBootVolume", "true")
                    .containsEntry("InstanceSpecification.ExcludeDataVolumeId.1", "vol-0c")
                    .containsEntry("Description", "snapwarden/1 daily")
                    .containsEntry("CopyTagsFromSource", "volume")
                    .containsEntry("TagSpecification.1.ResourceType", "snapshot")
                    .containsEntry("TagSpecification.1.Tag.1.Key", "snapwarden:policy");
        }
    }

    @Test
    void deletingWhatIsGoneSucceeds() {
        try (var aws = new FakeAws(_ -> FakeAws.error(400, "InvalidSnapshot.NotFound", "does not exist"))) {
            assertThat(delete(aws)).isEqualTo(new Deletion.Gone());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "InvalidSnapshot.InUse, The snapshot is currently in use by ami-01",
        "InvalidParameterValue, This snapshot is managed by the AWS Backup service and cannot be deleted via EC2 APIs.",
        "SomethingAboutLocks, The snapshot is locked"
    })
    void aSnapshotThatEc2KeepsIsProtectedInItsOwnWords(String code, String words) {
        try (var aws = new FakeAws(_ -> FakeAws.error(400, code, words))) {
            assertThat(delete(aws))
                    .isInstanceOfSatisfying(
                            Deletion.Protected.class,
                            kept -> assertThat(kept.why()).contains(words.substring(0, 20)));
        }
    }

    @Test
    void aDeleteThatIsNotAllowedIsNoProtection() {
        try (var aws = new FakeAws(_ -> FakeAws.error(403, "UnauthorizedOperation", "You are not authorized"))) {
            assertTrouble(() -> delete(aws), Kind.DENIED, "Allow ec2:DeleteSnapshot");
        }
    }

    @Test
    void aDeleteWithoutAnAnswerIsTrouble() {
        try (var aws = new FakeAws(_ -> new Answer.Dropped())) {
            assertTrouble(() -> delete(aws), Kind.UNAVAILABLE, "snap-01 in " + SCOPE);
        }
    }

    @Test
    void aThousandSnapshotsAreTaggedInOneCall() {
        var ids = IntStream.range(0, 1001)
                .mapToObj(n -> new SnapshotId("snap-" + Integer.toHexString(n)))
                .toList();
        try (var aws = new FakeAws(_ -> FakeAws.ok("CreateTags", "<return>true</return>"))) {
            new Ec2SnapshotTagger(Fakes.ec2(aws)).tag(SCOPE, ids, Map.of("k", "v"));
            assertThat(aws.requests("CreateTags")).hasSize(2);
        }
    }

    @Test
    void aMissingSnapshotDoesNotCostTheOthersTheirTags() {
        var ids = List.of(new SnapshotId("snap-01"), new SnapshotId("snap-02"), new SnapshotId("snap-03"));
        try (var aws = new FakeAws(request -> request.parameters().containsValue("snap-02")
                ? FakeAws.error(400, "InvalidSnapshot.NotFound", "The snapshot 'snap-02' does not exist.")
                : FakeAws.ok("CreateTags", "<return>true</return>"))) {
            new Ec2SnapshotTagger(Fakes.ec2(aws)).tag(SCOPE, ids, Map.of("k", "v"));

            assertThat(aws.requests("CreateTags"))
                    .extracting(request -> request.parameter("ResourceId.1") + request.parameter("ResourceId.2"))
                    .containsExactly("snap-01snap-02", "snap-01", "snap-02", "snap-03");
        }
    }

    @Test
    void aVolumeIsMadeAsItWas() {
        try (var aws = new FakeAws(_ -> FakeAws.ok("CreateVolume", "<volumeId>vol-99</volumeId>"))) {
            assertThat(restore(aws, "gp3", 4000, 250)).isEqualTo(new VolumeId("vol-99"));
            assertThat(aws.requests("CreateVolume").getFirst().parameters())
                    .containsEntry("SnapshotId", "snap-01")
                    .containsEntry("ClientToken", "token-1")
                    .containsEntry("VolumeType", "gp3")
                    .containsEntry("Iops", "4000")
                    .containsEntry("Throughput", "250")
                    .containsEntry("Size", "20")
                    .containsEntry("AvailabilityZone", "eu-west-1a")
                    .containsEntry("TagSpecification.1.ResourceType", "volume");
        }
    }

    @ParameterizedTest
    @CsvSource({"gp2, 100", "io2, 5000", "st1, 0"})
    void whatTheTypeDoesNotTakeIsLeftOut(String type, int iops) {
        try (var aws = new FakeAws(_ -> FakeAws.ok("CreateVolume", "<volumeId>vol-99</volumeId>"))) {
            restore(aws, type, iops, 125);

            var sent = aws.requests("CreateVolume").getFirst();
            assertThat(sent.parameter("Throughput")).isEmpty();
            assertThat(sent.parameter("Iops")).isEqualTo(type.equals("io2") ? "5000" : "");
        }
    }

    private static VolumeId restore(FakeAws aws, String type, int iops, int throughput) {
        var shape = new VolumeShape(new VolumeId("vol-0a"), "/dev/sdb", type, iops, throughput, 20, "eu-west-1a");
        return new Ec2VolumeRestorer(Fakes.ec2(aws))
                .restore(SCOPE, new VolumeRestorer.Request(SNAPSHOT, shape, Map.of("Name", "db"), "token-1"));
    }

    private static Creation create(FakeAws aws) {
        return new Ec2SnapshotCreator(Fakes.ec2(aws)).create(SCOPE, SET);
    }

    private static Deletion delete(FakeAws aws) {
        return new Ec2SnapshotDeleter(Fakes.ec2(aws)).delete(SCOPE, SNAPSHOT);
    }

    private static void assertTrouble(Runnable call, Kind kind, String words) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        DependencyException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(words);
    }
}

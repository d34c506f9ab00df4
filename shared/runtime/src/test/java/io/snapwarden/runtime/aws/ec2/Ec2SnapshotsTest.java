package io.snapwarden.runtime.aws.ec2;

import static io.snapwarden.runtime.aws.Fakes.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.runtime.aws.FakeAws;
import io.snapwarden.runtime.aws.FakeAws.Answer;
import io.snapwarden.runtime.aws.FakeAws.Request;
import io.snapwarden.runtime.aws.Fakes;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.SnapshotReader.Query;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Ec2SnapshotsTest {

    @Test
    void everyPageOfTheAccountsOwnSnapshotsIsRead() {
        try (var aws = new FakeAws(Ec2SnapshotsTest::threePages)) {
            assertThat(list(aws, new Query.Marked()))
                    .extracting(snapshot -> snapshot.id().value())
                    .containsExactlyInAnyOrder("snap-01", "snap-02", "snap-03");
            assertThat(aws.requests("DescribeSnapshots")).hasSize(3).allSatisfy(request -> {
                assertThat(request.parameter("Owner.1")).isEqualTo("self");
                assertThat(request.parameter("MaxResults")).isEqualTo("1000");
            });
        }
    }

    @Test
    void aRowKeepsAllThatEc2Says() {
        var row = "<item><snapshotId>snap-01</snapshotId><ownerId>" + FakeAws.ACCOUNT + "</ownerId>"
                + "<volumeId>vol-ffffffff</volumeId><startTime>2026-11-20T03:00:01.500Z</startTime>"
                + "<status>error</status><statusMessage>key gone</statusMessage><description>by hand</description>"
                + "<completionTime>2026-11-20T03:09:00Z</completionTime>"
                + "<fullSnapshotSizeInBytes>123456789012</fullSnapshotSizeInBytes></item>";
        try (var aws = new FakeAws(_ -> snapshots(row, ""))) {
            var snapshot = list(aws, new Query.Marked()).getFirst();

            assertThat(snapshot.state()).isEqualTo(Snapshot.State.ERROR);
            assertThat(snapshot.stateMessage()).isEqualTo("key gone");
            assertThat(snapshot.volume()).isEqualTo("vol-ffffffff");
            assertThat(snapshot.startTime()).isEqualTo(Instant.parse("2026-11-20T03:00:01.5Z"));
            assertThat(snapshot.completedAt()).isEqualTo(Instant.parse("2026-11-20T03:09:00Z"));
            assertThat(snapshot.fullSizeBytes()).isEqualTo(123456789012L);
        }
    }

    @Test
    void whatEc2DoesNotSayIsAbsent() {
        try (var aws = new FakeAws(_ -> snapshots(row("snap-01", "recoverable"), ""))) {
            var snapshot = list(aws, new Query.Marked()).getFirst();

            assertThat(snapshot.state()).isEqualTo(Snapshot.State.OTHER);
            assertThat(snapshot.completedAt()).isNull();
            assertThat(snapshot.fullSizeBytes()).isNull();
            assertThat(snapshot.description()).isEmpty();
        }
    }

    @Test
    void noCallAsksForMoreThanTwoHundredValues() {
        var sources = IntStream.range(0, 450)
                .mapToObj(n -> new ResourceId("vol-" + Integer.toHexString(n)))
                .toList();
        try (var aws = new FakeAws(_ -> snapshots("", ""))) {
            list(aws, new Query.OfSources(sources));

            assertThat(aws.requests("DescribeSnapshots"))
                    .extracting(Ec2SnapshotsTest::values)
                    .containsExactly(200L, 200L, 50L);
        }
    }

    @Test
    void nothingToAskForAsksNothing() {
        try (var aws = new FakeAws(_ -> snapshots("", ""))) {
            assertThat(list(aws, new Query.OfSlots(List.of()))).isEmpty();
            assertThat(aws.requests("DescribeSnapshots")).isEmpty();
        }
    }

    @Test
    void pendingIsCountedWithOneCallWhoeverMadeThem() {
        try (var aws = new FakeAws(_ -> snapshots(row("snap-01", "pending") + row("snap-02", "pending"), "more"))) {
            assertThat(new Ec2Snapshots(Fakes.ec2(aws)).pending(SCOPE)).hasSize(2);
            assertThat(aws.requests("DescribeSnapshots")).singleElement().satisfies(request -> {
                assertThat(request.parameter("Filter.1.Name")).isEqualTo("status");
                assertThat(request.parameter("Filter.2.Name")).isEmpty();
            });
        }
    }

    @Test
    void whatAnImageUsesAndWhatIsLockedIsProtectedWithTheReason() {
        try (var aws = new FakeAws(request -> switch (request.action()) {
            case "DescribeImages" -> images();
            default ->
                FakeAws.ok(
                        "DescribeLockedSnapshots",
                        "<snapshotSet><item><snapshotId>snap-03</snapshotId><lockState>governance</lockState></item>"
                                + "<item><snapshotId>snap-04</snapshotId><lockState>expired</lockState></item>"
                                + "</snapshotSet>");
        })) {
            var reasons = new Ec2Snapshots(Fakes.ec2(aws)).protectedSnapshots(SCOPE);

            assertThat(reasons).containsOnlyKeys(new SnapshotId("snap-01"), new SnapshotId("snap-03"));
            assertThat(reasons.get(new SnapshotId("snap-01"))).contains("ami-01");
            assertThat(reasons.get(new SnapshotId("snap-03"))).contains("locked");
            assertThat(aws.requests("DescribeImages").getFirst().parameter("IncludeDisabled"))
                    .isEqualTo("true");
        }
    }

    @Test
    void locksThatCannotBeReadAreUnknownBecauseEc2RefusesTheDeleteItself() {
        try (var aws = new FakeAws(request -> request.action().equals("DescribeImages")
                ? images()
                : FakeAws.error(403, "UnauthorizedOperation", "You are not authorized"))) {
            assertThat(new Ec2Snapshots(Fakes.ec2(aws)).protectedSnapshots(SCOPE))
                    .containsOnlyKeys(new SnapshotId("snap-01"));
        }
    }

    @Test
    void imagesThatCannotBeReadAreTrouble() {
        try (var aws = new FakeAws(request -> request.action().equals("DescribeImages")
                ? FakeAws.error(403, "UnauthorizedOperation", "You are not authorized")
                : FakeAws.ok("DescribeLockedSnapshots", "<snapshotSet/>"))) {
            assertThatThrownBy(() -> new Ec2Snapshots(Fakes.ec2(aws)).protectedSnapshots(SCOPE))
                    .isInstanceOf(DependencyException.class)
                    .hasMessageContaining("Allow ec2:DescribeImages");
        }
    }

    @Test
    void anAwsThatDoesNotKnowDisabledImagesIsAskedWithoutThem() {
        try (var aws = new FakeAws(request -> switch (request.action()) {
            case "DescribeImages" ->
                request.parameter("IncludeDisabled").isEmpty()
                        ? images()
                        : FakeAws.error(400, "UnknownParameter", "The parameter IncludeDisabled is not recognized");
            default -> FakeAws.ok("DescribeLockedSnapshots", "<snapshotSet/>");
        })) {
            assertThat(new Ec2Snapshots(Fakes.ec2(aws)).protectedSnapshots(SCOPE))
                    .hasSize(1);
        }
    }

    private static List<Snapshot> list(FakeAws aws, Query query) {
        return new Ec2Snapshots(Fakes.ec2(aws)).list(SCOPE, query);
    }

    private static long values(Request request) {
        return request.parameters().keySet().stream()
                .filter(name -> name.startsWith("Filter.1.Value."))
                .count();
    }

    private static Answer threePages(Request request) {
        return switch (request.parameter("NextToken")) {
            case "" -> snapshots(row("snap-01", "completed"), "a");
            case "a" -> snapshots(row("snap-02", "pending"), "b");
            default -> snapshots(row("snap-03", "completed"), "");
        };
    }

    private static Answer snapshots(String rows, String token) {
        return FakeAws.ok(
                "DescribeSnapshots", "<snapshotSet>" + rows + "</snapshotSet><nextToken>" + token + "</nextToken>");
    }

    private static String row(String id, String state) {
        return "<item><snapshotId>" + id + "</snapshotId><ownerId>" + FakeAws.ACCOUNT + "</ownerId>"
                + "<volumeId>vol-01</volumeId><startTime>2026-11-20T03:00:00Z</startTime><status>" + state
                + "</status></item>";
    }

    private static Answer images() {
        return FakeAws.ok(
                "DescribeImages",
                "<imagesSet><item><imageId>ami-01</imageId><blockDeviceMapping><item><deviceName>/dev/sda1</deviceName>"
                        + "<ebs><snapshotId>snap-01</snapshotId></ebs></item><item><deviceName>/dev/sdb</deviceName>"
                        + "<virtualName>ephemeral0</virtualName></item></blockDeviceMapping></item></imagesSet>");
    }
}

package io.snapwarden.runtime.aws.ec2;

import static io.snapwarden.runtime.aws.Fakes.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.snapwarden.domain.fleet.Fleet;
import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Volume;
import io.snapwarden.runtime.aws.FakeAws;
import io.snapwarden.runtime.aws.FakeAws.Answer;
import io.snapwarden.runtime.aws.FakeAws.Request;
import io.snapwarden.runtime.aws.Fakes;
import io.snapwarden.runtime.port.DependencyException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Ec2FleetTest {

    @Test
    void everyPageIsReadWithOneCallForAThousandRows() {
        try (var aws = new FakeAws(request -> switch (request.action()) {
            case "DescribeInstances" -> instances(request.parameter("NextToken").isEmpty() ? "i-01" : "i-02", request);
            default -> volumes(request);
        })) {
            var fleet = list(aws);

            assertThat(fleet.instances()).extracting(i -> i.id().value()).containsExactly("i-01", "i-02");
            assertThat(fleet.volumes()).extracting(v -> v.id().value()).containsExactly("vol-01", "vol-02", "vol-03");
            assertThat(aws.requests("DescribeInstances")).hasSize(2).allSatisfy(Ec2FleetTest::asksForFullPages);
            assertThat(aws.requests("DescribeVolumes")).hasSize(3).allSatisfy(Ec2FleetTest::asksForFullPages);
        }
    }

    @Test
    void aListingThatBreaksOnALaterPageIsNoListing() {
        try (var aws = new FakeAws(request -> switch (request.action()) {
            case "DescribeInstances" -> FakeAws.ok("DescribeInstances", "<reservationSet/>");
            default ->
                request.parameter("NextToken").isEmpty()
                        ? FakeAws.ok("DescribeVolumes", volume("vol-01", "") + "<nextToken>1</nextToken>")
                        : FakeAws.error(400, "InvalidNextToken", "The token is not valid");
        })) {
            assertThatThrownBy(() -> list(aws))
                    .isInstanceOf(DependencyException.class)
                    .hasMessageContaining("DescribeVolumes for " + SCOPE + " failed: InvalidNextToken");
        }
    }

    @Test
    void volumesAreJoinedToTheirInstanceBootFirst() {
        var mappings = mapping("/dev/sdb", "vol-02") + mapping("/dev/sda1", "vol-01")
                + "<item><deviceName>/dev/sdc</deviceName><virtualName>ephemeral0</virtualName></item>";
        try (var aws = fleet(instance("i-01", mappings), "vol-01", "vol-02", "vol-03")) {
            var fleet = list(aws);

            assertThat(fleet.instances().getFirst().volumes())
                    .extracting(v -> v.id().value(), v -> v.shape().device(), Volume::boot)
                    .containsExactly(tuple("vol-01", "/dev/sda1", true), tuple("vol-02", "/dev/sdb", false));
            assertThat(fleet.volumes()).hasSize(3);
            assertThat(named(fleet, "vol-03").shape().device()).isEmpty();
        }
    }

    /// EC2 names a platform of Windows alone, in small letters.
    @Test
    void anInstanceRunsWindowsWhereEc2SaysSo() {
        var windows = instance("i-01", mapping("/dev/sda1", "vol-01"))
                .replace("<item><instanceId>", "<item><platform>windows</platform><instanceId>");
        try (var aws = fleet(windows + instance("i-02", mapping("/dev/sda1", "vol-02")), "vol-01", "vol-02")) {
            assertThat(list(aws).instances()).extracting(Resource::windows).containsExactly(true, false);
        }
    }

    @Test
    void aMultiAttachedVolumeIsInEachInstanceUnderItsDeviceThereButListedOnce() {
        var both = instance("i-01", mapping("/dev/sdb", "vol-01")) + instance("i-02", mapping("/dev/sdf", "vol-01"));
        try (var aws = fleet(both, "vol-01")) {
            var fleet = list(aws);

            assertThat(fleet.volumes()).hasSize(1);
            assertThat(fleet.instances())
                    .extracting(i -> i.volumes().getFirst().shape().device())
                    .containsExactly("/dev/sdb", "/dev/sdf");
        }
    }

    @Test
    void anOddDeviceNameCostsNoVolume() {
        var odd = "/dev/sd b|;&lt;&amp;" + "x".repeat(80);
        try (var aws =
                fleet(instance("i-01", mapping(odd, "vol-01") + mapping("xvdh", "vol-02")), "vol-01", "vol-02")) {
            var fleet = list(aws);

            assertThat(fleet.instances().getFirst().volumes()).hasSize(2);
            assertThat(named(fleet, "vol-01").shape().device())
                    .startsWith("/dev/sd_b____x")
                    .hasSize(64);
        }
    }

    @Test
    void hostileTagsArriveAsTheyAre() {
        var tags = "<tagSet><item><key>a&lt;b&gt;&quot;';DROP</key><value>\u202e${x}&amp;\uD83D\uDE00</value></item>"
                + "<item><key>empty</key><value/></item></tagSet>";
        try (var aws = new FakeAws(request -> request.action().equals("DescribeVolumes")
                ? FakeAws.ok("DescribeVolumes", volume("vol-01", tags))
                : FakeAws.ok("DescribeInstances", "<reservationSet/>"))) {
            assertThat(list(aws).volumes().getFirst().tags())
                    .isEqualTo(Map.of("a<b>\"';DROP", "\u202e${x}&\uD83D\uDE00", "empty", ""));
        }
    }

    @Test
    void equalTagsAreOneMapInMemory() {
        var tags = "<tagSet><item><key>Backup</key><value>daily</value></item></tagSet>";
        var rows = "<volumeSet>" + row("vol-01", tags) + row("vol-02", tags) + "</volumeSet>";
        try (var aws = new FakeAws(request -> request.action().equals("DescribeVolumes")
                ? FakeAws.ok("DescribeVolumes", rows)
                : FakeAws.ok("DescribeInstances", "<reservationSet/>"))) {
            var fleet = list(aws);
            assertThat(named(fleet, "vol-01").tags())
                    .isSameAs(named(fleet, "vol-02").tags());
        }
    }

    @Test
    void goneIsOnlyWhatEc2SaysItDoesNotHave() {
        try (var aws = new FakeAws(request -> asked(request).contains("vol-02")
                ? FakeAws.error(400, "InvalidVolume.NotFound", "The volume 'vol-02' does not exist.")
                : FakeAws.ok("DescribeVolumes", "<volumeSet/>"))) {
            assertThat(gone(aws, "vol-01", "vol-02", "vol-03")).containsExactly(new ResourceId("vol-02"));
        }
    }

    @Test
    void whatIsMissingIsFoundWhateverTheWordsSay() {
        var missing = Set.of("vol-02", "vol-07");
        try (var aws = new FakeAws(request -> asked(request).stream().anyMatch(missing::contains)
                ? FakeAws.error(400, "InvalidVolume.NotFound", "The volumes 'vol-01, vol-02' do not exist.")
                : FakeAws.ok("DescribeVolumes", "<volumeSet/>"))) {
            var ids = IntStream.rangeClosed(1, 9).mapToObj(n -> "vol-0" + n).toArray(String[]::new);
            assertThat(gone(aws, ids)).containsExactlyInAnyOrder(new ResourceId("vol-02"), new ResourceId("vol-07"));
        }
    }

    @Test
    void instancesAndVolumesAreAskedForApartAndOtherKindsNotAtAll() {
        try (var aws = new FakeAws(request -> request.action().equals("DescribeInstances")
                ? FakeAws.error(400, "InvalidInstanceID.NotFound", "The instance ID 'i-01' does not exist")
                : FakeAws.ok("DescribeVolumes", "<volumeSet/>"))) {
            assertThat(gone(aws, "i-01", "vol-01", "fs-01")).containsExactly(new ResourceId("i-01"));
        }
    }

    @Test
    void troubleIsNotGone() {
        try (var aws = new FakeAws(_ -> FakeAws.error(403, "UnauthorizedOperation", "You are not authorized"))) {
            assertThatThrownBy(() -> gone(aws, "vol-01"))
                    .isInstanceOf(DependencyException.class)
                    .hasMessageContaining("Allow ec2:DescribeVolumes");
        }
    }

    private static Set<ResourceId> gone(FakeAws aws, String... ids) {
        var asked = List.of(ids).stream().map(ResourceId::new).toList();
        return new Ec2Fleet(Fakes.ec2(aws)).gone(SCOPE, asked);
    }

    private static Set<String> asked(Request request) {
        return request.parameters().entrySet().stream()
                .filter(parameter -> parameter.getKey().startsWith("VolumeId."))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
    }

    private static Fleet list(FakeAws aws) {
        return new Ec2Fleet(Fakes.ec2(aws)).list(SCOPE);
    }

    private static Volume named(Fleet fleet, String id) {
        return fleet.volumes().stream()
                .filter(volume -> volume.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void asksForFullPages(Request request) {
        assertThat(request.parameter("MaxResults")).isEqualTo("1000");
    }

    private static FakeAws fleet(String instances, String... volumes) {
        var rows = List.of(volumes).stream().map(id -> row(id, "")).collect(Collectors.joining());
        return new FakeAws(request -> request.action().equals("DescribeVolumes")
                ? FakeAws.ok("DescribeVolumes", "<volumeSet>" + rows + "</volumeSet>")
                : reservations(instances, ""));
    }

    private static Answer instances(String id, Request request) {
        return reservations(instance(id, ""), request.parameter("NextToken").isEmpty() ? "1" : "");
    }

    private static Answer reservations(String instances, String token) {
        return FakeAws.ok(
                "DescribeInstances",
                "<reservationSet><item><instancesSet>" + instances + "</instancesSet></item></reservationSet>"
                        + "<nextToken>" + token + "</nextToken>");
    }

    private static String instance(String id, String mappings) {
        return "<item><instanceId>" + id + "</instanceId><rootDeviceName>/dev/sda1</rootDeviceName>"
                + "<blockDeviceMapping>" + mappings + "</blockDeviceMapping></item>";
    }

    private static String mapping(String device, String volume) {
        return "<item><deviceName>" + device + "</deviceName><ebs><volumeId>" + volume + "</volumeId></ebs></item>";
    }

    private static Answer volumes(Request request) {
        return switch (request.parameter("NextToken")) {
            case "" -> FakeAws.ok("DescribeVolumes", volume("vol-01", "") + "<nextToken>a</nextToken>");
            case "a" -> FakeAws.ok("DescribeVolumes", volume("vol-02", "") + "<nextToken>b</nextToken>");
            default -> FakeAws.ok("DescribeVolumes", volume("vol-03", "") + "<nextToken></nextToken>");
        };
    }

    private static String volume(String id, String tags) {
        return "<volumeSet>" + row(id, tags) + "</volumeSet>";
    }

    private static String row(String id, String tags) {
        return "<item><volumeId>" + id + "</volumeId><size>8</size><volumeType>gp3</volumeType><iops>3000</iops>"
                + "<throughput>125</throughput><availabilityZone>eu-west-1a</availabilityZone>" + tags + "</item>";
    }
}

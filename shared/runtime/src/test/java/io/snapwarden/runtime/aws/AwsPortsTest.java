package io.snapwarden.runtime.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.aws.FakeAws.Answer;
import io.snapwarden.runtime.aws.FakeAws.Request;
import io.snapwarden.runtime.aws.client.MemberRole;
import io.snapwarden.runtime.policyfile.ScopeChoice;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.DependencyException.Kind;
import io.snapwarden.runtime.work.RunsInHand;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsPortsTest {

    private static final AccountId OWN = new AccountId(FakeAws.ACCOUNT);
    private static final AccountId MEMBER = new AccountId("444455556666");
    private static final Region HOME = new Region("eu-west-1");

    @Test
    void withoutAChoiceItIsTheCallersAccountAtHome() {
        try (var aws = new FakeAws(AwsPortsTest::serve);
                var ports = new AwsPorts(aws.connection(), null)) {
            var choice = ScopeChoice.OWN;
            assertThat(ports.scopes(choice).scopes()).containsExactly(new Scope(OWN, HOME));
        }
    }

    @Test
    void listedRegionsAreThereForEachAccountEnabledOrNot() {
        try (var aws = new FakeAws(AwsPortsTest::serve);
                var ports = new AwsPorts(aws.connection(), new MemberRole("member", ""))) {
            var regions = new ScopeChoice.Regions.Listed(List.of(new Region("me-south-1"), HOME));
            var accounts = new ScopeChoice.Accounts.Listed(List.of(MEMBER, OWN), "member", null);
            assertThat(ports.scopes(new ScopeChoice(regions, accounts)).scopes())
                    .extracting(Scope::toString)
                    .containsExactly(
                            OWN + "/eu-west-1", OWN + "/me-south-1", MEMBER + "/eu-west-1", MEMBER + "/me-south-1");
        }
    }

    @Test
    void allRegionsAreThoseThatTheAccountHasEnabled() {
        try (var aws = new FakeAws(AwsPortsTest::serve);
                var ports = new AwsPorts(aws.connection(), null)) {
            var choice = new ScopeChoice(new ScopeChoice.Regions.All(), new ScopeChoice.Accounts.Own());
            assertThat(ports.scopes(choice).scopes())
                    .extracting(scope -> scope.region().id())
                    .containsExactly("eu-west-1", "us-east-1");
        }
    }

    @Test
    void aMembersRoleIsAssumedOnceWithTheExternalId() {
        try (var aws = new FakeAws(AwsPortsTest::serve);
                var ports = new AwsPorts(aws.connection(), new MemberRole("snapwarden-member", "x-1"))) {
            ports.fleet().list(new Scope(MEMBER, HOME));
            ports.fleet().list(new Scope(MEMBER, new Region("us-east-1")));

            assertThat(aws.requests("AssumeRole")).singleElement().satisfies(request -> {
                assertThat(request.parameter("RoleArn"))
                        .isEqualTo("arn:aws:iam::" + MEMBER + ":role/snapwarden-member");
                assertThat(request.parameter("ExternalId")).isEqualTo("x-1");
                assertThat(request.parameter("RoleSessionName")).isEqualTo("snapwarden");
                assertThat(request.parameter("DurationSeconds")).isEqualTo("3300");
            });
            assertThat(aws.requests("DescribeVolumes"))
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(request.authorization()).contains("MEMBERKEY"));
        }
    }

    @Test
    void eachRunHasASessionOfItsOwnThatIsNamedForIt() {
        try (var aws = new FakeAws(AwsPortsTest::serve);
                var ports = new AwsPorts(aws.connection(), new MemberRole("snapwarden-member", ""))) {
            var fleet = ports.fleet();
            for (var run : List.of("daily", "daily", "hourly")) {
                RunsInHand.during(scan(run), () -> fleet.list(new Scope(MEMBER, HOME)));
            }
            assertThat(aws.requests("AssumeRole"))
                    .extracting(request -> request.parameter("RoleSessionName"))
                    .containsExactly("snapwarden.20261120T010000Z.daily", "snapwarden.20261120T010000Z.hourly");
        }
    }

    @Test
    void credentialsThatAreAboutToEndAreRenewed() {
        try (var aws = new FakeAws(request -> request.action().equals("AssumeRole")
                        ? assumed(Instant.now().plusSeconds(30))
                        : serve(request));
                var ports = new AwsPorts(aws.connection(), new MemberRole("snapwarden-member", ""))) {
            ports.fleet().list(new Scope(MEMBER, HOME));
            ports.fleet().list(new Scope(MEMBER, HOME));
            assertThat(aws.requests("AssumeRole")).hasSizeGreaterThan(1);
        }
    }

    @Test
    void aRoleThatMayNotBeAssumedIsNamed() {
        try (var aws = new FakeAws(_ -> FakeAws.queryError(
                        403, "AccessDenied", "User: x is not authorized to perform: sts:AssumeRole"));
                var ports = new AwsPorts(aws.connection(), new MemberRole("snapwarden-member", ""))) {
            assertThatThrownBy(() -> ports.fleet().list(new Scope(MEMBER, HOME)))
                    .hasMessageContaining("AssumeRole for arn:aws:iam::" + MEMBER + ":role/snapwarden-member")
                    .hasMessageContaining("Allow sts:AssumeRole");
        }
    }

    @Test
    void anAccountThatNobodyListedIsNotEntered() {
        try (var aws = new FakeAws(AwsPortsTest::serve);
                var ports = new AwsPorts(aws.connection(), null)) {
            assertThatThrownBy(() -> ports.fleet().list(new Scope(MEMBER, HOME)))
                    .isInstanceOf(DependencyException.class)
                    .hasMessageContaining(MEMBER + "/eu-west-1 is not in the account " + OWN)
                    .hasMessageContaining("list its account in scopes.accounts");
            assertThat(aws.requests("AssumeRole")).isEmpty();
            assertThat(aws.requests("DescribeVolumes")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"not-opted-in, REGION_OFF", "opted-in, CREDENTIALS"})
    void anAuthFailureIsARegionThatIsOffOnlyWhenItIsOff(String status, Kind kind) {
        try (var aws = new FakeAws(request -> request.action().equals("DescribeRegions")
                        ? FakeAws.ok("DescribeRegions", region("me-south-1", status))
                        : FakeAws.error(401, "AuthFailure", "AWS was not able to validate the credentials"));
                var ports = new AwsPorts(aws.connection(), null)) {
            assertThatThrownBy(() -> ports.fleet().list(new Scope(OWN, new Region("me-south-1"))))
                    .isInstanceOfSatisfying(
                            DependencyException.class, e -> assertThat(e.kind()).isEqualTo(kind));
        }
    }

    @Test
    void aClockThatRunsAheadIsCorrectedByWhatAwsSays() {
        try (var aws = new FakeAws(AwsPortsTest::serve);
                var ports = new AwsPorts(aws.connection(), null)) {
            ports.accounts().own();
            assertThat(ports.time().instant()).isBetween(Instant.now().minusSeconds(60), Instant.now());
            assertThat(ports.calls().sent()).isEqualTo(Map.of("GetCallerIdentity", 1L));
        }
    }

    @Test
    void aSecretIsNeverGivenByItself() {
        try (var aws = new FakeAws(AwsPortsTest::serve);
                var ports = new AwsPorts(aws.connection(), null)) {
            assertThatThrownBy(() -> ports.secrets().resolve("hunter2"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("hunter2");
            assertThatThrownBy(() -> ports.secrets().resolve("env:SNAPWARDEN_NO_SUCH_SECRET"))
                    .hasMessageContaining("SNAPWARDEN_NO_SUCH_SECRET")
                    .hasMessageContaining("not set");
            assertThat(ports.secrets().resolve("env:PATH")).isEqualTo(System.getenv("PATH"));
        }
    }

    private static Answer serve(Request request) {
        return switch (request.action()) {
            case "DescribeInstances" -> FakeAws.ok("DescribeInstances", "<reservationSet/>");
            case "DescribeVolumes" -> FakeAws.ok("DescribeVolumes", "<volumeSet/>");
            case "DescribeRegions" ->
                FakeAws.ok(
                        "DescribeRegions",
                        "<regionInfo><item><regionName>us-east-1</regionName></item>"
                                + "<item><regionName>eu-west-1</regionName></item></regionInfo>");
            case "AssumeRole" -> assumed();
            default -> FakeAws.error(400, "InvalidAction", request.action());
        };
    }

    private static String region(String name, String status) {
        return "<regionInfo><item><regionName>" + name + "</regionName><optInStatus>" + status
                + "</optInStatus></item></regionInfo>";
    }

    private static Message scan(String policy) {
        var run = new RunKey(new PolicyName(policy), Slot.parse("2026-11-20T01:00:00Z"));
        return new Message(new Work.ScanScope(new Scope(MEMBER, HOME), List.of(run)), Instant.MAX, "t");
    }

    private static Answer assumed() {
        return assumed(Instant.parse("2099-01-01T00:00:00Z"));
    }

    private static Answer assumed(Instant until) {
        return new Answer.Xml(200, """
                <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
                <AccessKeyId>MEMBERKEY</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
                <Expiration>%s</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>""".formatted(until));
    }
}

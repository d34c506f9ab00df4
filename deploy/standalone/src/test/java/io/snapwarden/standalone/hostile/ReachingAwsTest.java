package io.snapwarden.standalone.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.simulation.model.Limits;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.wire.SimulatedEndpoint;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// AWS that is not there, or does not let us in: exit code 4 before anything is started, and what to do about it.
class ReachingAwsTest {

    private static final AccountId ACCOUNT = new AccountId("111122223333");
    private static final Scope DUBLIN = new Scope(ACCOUNT, new Region("eu-west-1"));

    private static final String WITH_A_REGION_THAT_IS_OFF =
            Policies.daily().replace("[eu-west-1]", "[me-south-1, eu-west-1]");

    @TempDir
    private Path folder;

    private final SimulatedAws aws = new SimulatedAws(InstantSource.system(), Limits.published(), 1);

    @Test
    void noRegion() throws Exception {
        runIsRefused(new Shell(folder), "No AWS Region is configured. Set AWS_REGION, or a region in the profile");
    }

    @Test
    void aRegionThatIsNone() throws Exception {
        runIsRefused(
                new Shell(folder).signedIn().with("AWS_REGION", "eu_west_1"),
                "a Region looks like eu-west-1 but is \"eu_west_1\". Correct AWS_REGION");
    }

    @Test
    void noCredentials() throws Exception {
        runIsRefused(
                new Shell(folder).with("AWS_REGION", "eu-west-1"),
                "No AWS credentials were found. Set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
    }

    @Test
    void anExternalIdThatIsNotThere() throws Exception {
        var shell = new Shell(folder).signedIn();
        shell.file(
                "policy.yaml",
                Policies.daily()
                        .replace(
                                "[eu-west-1]",
                                "[eu-west-1], accounts: { list: [\"222233334444\"], role: reader, external-id: \"env:NOT_THERE\" }"));

        var answer = shell.run("plan", "policy.yaml");

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err())
                .isEqualToIgnoringNewLines(
                        "snapwarden: the environment variable NOT_THERE should hold a secret but is not set");
    }

    @Test
    void anEndpointWhereNobodyListens() throws Exception {
        runIsRefused(
                new Shell(folder).signedIn().with("AWS_ENDPOINT_URL", "http://127.0.0.1:1"),
                "GetCallerIdentity for this process failed",
                "http://127.0.0.1:1",
                "Check the network, the endpoint and the Region's name");
    }

    @Test
    void anEndpointThatIsNoAddress() throws Exception {
        runIsRefused(
                new Shell(folder).signedIn().with("AWS_ENDPOINT_URL", "localhost:5000"),
                "AWS_ENDPOINT_URL is \"localhost:5000\", which is no address",
                "http://localhost:5000, or remove it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "run --once --now", "status", "coverage", "prune"})
    void expiredCredentials(String command) throws Exception {
        aws.stage(DUBLIN).instance(List.of(8), Map.of("backup", "daily"), Map.of());
        aws.account(ACCOUNT).expire("caller");

        try (var endpoint = SimulatedEndpoint.start(aws, ACCOUNT)) {
            refused(
                    new Shell(folder).on(endpoint),
                    command,
                    "ExpiredToken: The security token included in the request is expired",
                    "Renew the AWS credentials, or check the role of this process");
        }

        assertThat(aws.stage(DUBLIN).snapshots()).isEmpty();
    }

    @Test
    void aRegionThatIsOffIsNamedAndTheOthersAreListed() throws Exception {
        var listed = aws.stage(DUBLIN).instance(List.of(8), Map.of("backup", "daily"), Map.of());

        var answer = answer(WITH_A_REGION_THAT_IS_OFF, "plan policy.yaml");

        assertThat(answer.out()).contains(listed, "Not listed: 111122223333/me-south-1");
        assertThat(answer.out()).containsAnyOf("Enable the Region", "the Region is not enabled for the account");
        assertThat(answer.exit()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"prune policy.yaml", "prune policy.yaml --confirm"})
    void aRegionThatIsOffCostsThePruneOfTheOthersNothing(String command) throws Exception {
        var volume = aws.stage(DUBLIN).volume("gp3", 8, Map.of());
        var stranger = aws.ec2(DUBLIN, "person")
                .createSnapshot(volume, "mine", Map.of(Marks.POLICY, "daily"))
                .facts()
                .id();

        var answer = answer(WITH_A_REGION_THAT_IS_OFF + "prune: { mode: delete }\n", command);

        assertThat(answer.out()).contains(stranger.value(), "Not listed: 111122223333/me-south-1");
        assertThat(answer.exit()).isEqualTo(1);
    }

    @Test
    void aRestoreDoesNotSayThatThereIsNothingWhereItCouldNotLook() throws Exception {
        var answer = answer(WITH_A_REGION_THAT_IS_OFF, "restore plan policy.yaml --source i-0123abcd");

        assertThat(answer.err())
                .contains(
                        "no good recovery point of i-0123abcd",
                        "in 111122223333/eu-west-1. Not listed:",
                        "111122223333/me-south-1");
        assertThat(answer.exit()).isEqualTo(4);
    }

    @Test
    void aRegionThatDeniesIsNamedWithTheRightThatIsMissing() throws Exception {
        aws.account(ACCOUNT).deny("caller", List.of("DescribeInstances"));

        var answer = answer(Policies.daily(), "plan policy.yaml");

        assertThat(answer.out())
                .contains(
                        "Not listed: 111122223333/eu-west-1",
                        "Allow ec2:DescribeInstances to the role that Snapwarden runs under");
        assertThat(answer.exit()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run --once --now", "run --once"})
    void aLedgerThatCannotBeWritten(String command) throws Exception {
        aws.stage(DUBLIN).instance(List.of(8), Map.of("backup", "daily"), Map.of());
        try (var endpoint = SimulatedEndpoint.start(aws, ACCOUNT)) {
            var shell = new Shell(folder).on(endpoint);
            shell.file("policy.yaml", Policies.daily("ledger: ./policy.yaml/ledger"));

            var answer = shell.run((command + " policy.yaml").split(" "));

            assertThat(answer.err())
                    .contains(
                            "The run ledger cannot reach",
                            "policy.yaml/ledger",
                            "Check that the directory can be written")
                    .doesNotContain("\tat ");
            assertThat(answer.exit()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo --on aws", "demo --on aws --account 999988887777"})
    void aDemoInAnAccountThatIsNotMeant(String command) throws Exception {
        try (var endpoint = SimulatedEndpoint.start(aws, ACCOUNT)) {
            var answer = new Shell(folder).on(endpoint).run(command.split(" "));

            assertThat(answer.exit()).isEqualTo(2);
            assertThat(answer.err()).contains("--on aws makes six instances", "account 111122223333", "--account");
        }

        assertThat(aws.stage(DUBLIN).volumes()).isEmpty();
    }

    private Shell.Answer answer(String policy, String command) throws Exception {
        try (var endpoint = SimulatedEndpoint.start(aws, ACCOUNT)) {
            var shell = new Shell(folder).on(endpoint);
            shell.file("policy.yaml", policy);
            return shell.run(command.split(" "));
        }
    }

    private static void runIsRefused(Shell shell, String... words) throws Exception {
        refused(shell, "run --once --now", words);
    }

    private static void refused(Shell shell, String command, String... words) throws Exception {
        shell.file("policy.yaml", Policies.daily("ledger: ./ledger"));

        var answer = shell.run((command + " policy.yaml").split(" "));

        assertThat(answer.exit()).isEqualTo(4);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).startsWith("snapwarden: ").contains(words).doesNotContain("\tat ");
    }
}

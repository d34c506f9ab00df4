package io.snapwarden.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What no role may ever do, in the hub and in the members alike.
class LeastPrivilegeTest {

    /// Calls that know no narrower resource.
    private static final Set<String> FOR_ALL_OR_NOTHING = Set.of(
            "backup:ListBackupJobs",
            "backup:ListTags",
            "cloudwatch:PutMetricData",
            "ecr:GetAuthorizationToken",
            "organizations:ListAccounts",
            "ssm:CancelCommand",
            "ssm:GetCommandInvocation",
            "ssm:ListCommandInvocations",
            "ssm:ListCommands",
            "tag:GetResources");

    static List<Statement> statements() {
        return Stream.of(Template.hub(), Template.member())
                .flatMap(template -> Statement.of(template).stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("statements")
    void rightsAreNamedOneByOne(Statement statement) {
        assertThat(statement.actions()).isNotEmpty().noneMatch(action -> action.contains("*"));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void onlyReadingIsForEverything(Statement statement) {
        if (statement.isForAll()) {
            assertThat(statement.actions())
                    .allMatch(action -> action.startsWith("ec2:Describe") || FOR_ALL_OR_NOTHING.contains(action));
        }
    }

    @ParameterizedTest
    @MethodSource("statements")
    void onlyWhatIsOursIsDeleted(Statement statement) {
        if (statement.allows("ec2:DeleteSnapshot")) {
            assertThat(statement.actions()).containsExactly("ec2:DeleteSnapshot");
            assertThat(statement.isForSnapshotsAlone()).isTrue();
            assertThat(statement.isForOurs()).isTrue();
        }
        assertThat(statement.actions()).noneMatch(action -> action.matches("ec2:(Delete(?!Snapshot).*|Terminate.*)"));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void onlyRecoveryPointsOfOursAreDeleted(Statement statement) {
        if (statement.allows("backup:DeleteRecoveryPoint")) {
            assertThat(statement.actions()).containsExactly("backup:DeleteRecoveryPoint");
            assertThat(statement.isForOurs()).isTrue();
        }
        assertThat(statement.actions()).noneMatch(action -> action.matches("backup:Delete(?!RecoveryPoint$).*"));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void onlySnapshotsOfDatabasesThatAreOursAreDeletedOrTagged(Statement statement) {
        if (statement.actions().stream().anyMatch(action -> action.matches("rds:(Delete|AddTags|RemoveTags).*"))) {
            assertThat(statement.resources().toString())
                    .contains(":snapshot:snapwarden-*", ":cluster-snapshot:snapwarden-*")
                    .doesNotContain(":db:", ":cluster:");
        }
        if (statement.allows("rds:DeleteDBSnapshot") || statement.allows("rds:DeleteDBClusterSnapshot")) {
            assertThat(statement.isForOurs()).isTrue();
        }
        if (statement.allows("rds:AddTagsToResource")) {
            assertThat(statement.conditions())
                    .isEqualTo(Map.of("Null", Map.of("aws:RequestTag/snapwarden:policy", "false")));
        }
        assertThat(statement.actions()).noneMatch(action -> action.matches("rds:Delete(?!DB(Cluster)?Snapshot$).*"));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void aRoleIsPassedToAwsBackupAlone(Statement statement) {
        if (statement.allows("iam:PassRole") && statement.role().matches("(Snapshotter|Capture)Role")) {
            assertThat(statement.conditions())
                    .isEqualTo(Map.of("StringEquals", Map.of("iam:PassedToService", "backup.amazonaws.com")));
        }
    }

    @ParameterizedTest
    @MethodSource("statements")
    void tagsAreWrittenWithACreateOrOnWhatIsOurs(Statement statement) {
        if (statement.allows("ec2:CreateTags")) {
            assertThat(statement.actions()).containsExactly("ec2:CreateTags");
            assertThat(statement.isForAll()).isFalse();
            assertThat(statement.isForOurs()
                            || statement.conditions().toString().contains("ec2:CreateAction"))
                    .isTrue();
        }
    }

    /// The rights to a snapshot and to what it is of are two, and EC2 asks for both.
    @ParameterizedTest
    @MethodSource("statements")
    void snapshotsAreMadeWithOurMarksAlone(Statement statement) {
        if (statement.allows("ec2:CreateSnapshot") && statement.isForSnapshotsAlone()) {
            assertThat(statement.conditions())
                    .isEqualTo(Map.of("Null", Map.of("aws:RequestTag/snapwarden:policy", "false")));
        }
    }

    @Test
    void whoCreatesCannotDeleteAndWhoDeletesCannotCreate() {
        var makers = rolesThat("(ec2:Create(Snapshot|Snapshots|Volume)|backup:StartBackupJob|rds:Create.*)");
        var deleters = rolesThat("(ec2:DeleteSnapshot|backup:DeleteRecoveryPoint|rds:Delete.*)");

        assertThat(makers).containsExactlyInAnyOrder("SnapshotterRole", "CaptureRole", "RestoreRole");
        assertThat(deleters).containsExactlyInAnyOrder("PrunerRole", "PruneRole");
        assertThat(rolesThat("ec2:Create.*")).doesNotContainAnyElementsOf(deleters);
        assertThat(rolesThat(".*:Delete(?!Message).*")).doesNotContainAnyElementsOf(makers);
    }

    @Test
    void rolesOfAMemberAskForTheExternalIdAndForOneRoleOfTheHub() {
        var ofTheHub = Template.member().ofType("AWS::IAM::Role").stream()
                .map(LeastPrivilegeTest::trust)
                .filter(trust -> Yaml.map(trust.get("Principal")).containsKey("AWS"))
                .toList();

        assertThat(ofTheHub)
                .hasSize(4)
                .allSatisfy(trust -> assertThat(trust.get("Condition").toString())
                        .contains("sts:ExternalId={Ref=ExternalId}", "aws:PrincipalArn={Fn::Sub=arn:"));
    }

    @Test
    void whatForwardsEventsDoesNothingElse() {
        assertThat(statements())
                .filteredOn(
                        statement -> Set.of("NativeEventsRole", "ForwardRole").contains(statement.role()))
                .hasSize(2)
                .allSatisfy(statement -> assertThat(statement.actions()).containsExactly("events:PutEvents"));
    }

    private static Map<String, Object> trust(Template.Resource role) {
        return Yaml.map(((List<?>) role.at("AssumeRolePolicyDocument", "Statement")).getFirst());
    }

    private static Set<String> rolesThat(String action) {
        return statements().stream()
                .filter(statement -> statement.actions().stream().anyMatch(each -> each.matches(action)))
                .map(Statement::role)
                .collect(Collectors.toSet());
    }
}

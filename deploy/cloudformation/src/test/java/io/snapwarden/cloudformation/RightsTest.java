package io.snapwarden.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A role may do what its service's code does, no less and no more.
class RightsTest {

    private static final Set<String> NEED_NO_RIGHT = Set.of("sts:GetCallerIdentity");

    /// What AWS asks for beside the call itself.
    private static final Map<String, List<String>> ALSO_ASKED_FOR = Map.of(
            "ec2:CreateSnapshot", List.of("ec2:CreateTags"),
            "ec2:CreateSnapshots", List.of("ec2:CreateTags"),
            "rds:CreateDBSnapshot", List.of("rds:AddTagsToResource"),
            "rds:CreateDBClusterSnapshot", List.of("rds:AddTagsToResource"),
            "backup:StartBackupJob", List.of("backup:TagResource", "iam:PassRole"),
            "s3:ListBucketVersions", List.of("s3:GetObjectVersion"),
            // Without it what is missing is denied
            "s3:GetObject", List.of("s3:ListBucket"),
            // What is encrypted with a key of one's own
            "sqs:SendMessage", List.of("kms:Decrypt", "kms:GenerateDataKey"));

    /// Of what applications leave where they run. The run ledger is the hub's.
    private static final Set<String> HEADS = Set.of("s3:GetObject", "s3:ListBucket");

    private static final Set<String> OF_LAMBDA = Set.of(
            "sqs:ReceiveMessage",
            "sqs:DeleteMessage",
            "sqs:GetQueueAttributes",
            "logs:CreateLogStream",
            "logs:PutLogEvents");

    @ParameterizedTest
    @CsvSource({"planner, PlannerRole", "pruner, PrunerRole", "notifier, NotifierRole"})
    void aFunctionMayDoWhatItsCodeDoes(String service, String role) {
        assertThat(rights(Template.hub(), role)).isEqualTo(union(asked(lambda(service)), OF_LAMBDA));
    }

    @Test
    void aSnapshotterMayDoWhatItsCodeDoes() {
        assertThat(rights(Template.hub(), "SnapshotterRole")).isEqualTo(asked(task()));
    }

    @Test
    void inAMemberEachMayDoWhatItDoesToItsResources() {
        assertThat(rights(Template.member(), "PlanRole")).isEqualTo(union(inMembers(lambda("planner")), HEADS));
        assertThat(rights(Template.member(), "CaptureRole")).isEqualTo(inMembers(task()));
        assertThat(rights(Template.member(), "PruneRole")).isEqualTo(inMembers(lambda("pruner")));
    }

    private static Set<String> lambda(String service) {
        return ServiceCalls.ofFunction(service);
    }

    private static Set<String> task() {
        return ServiceCalls.ofTask("snapshotter");
    }

    /// What is done where the resources are, not where the hub is.
    private static Set<String> inMembers(Set<String> calls) {
        return asked(calls).stream()
                .filter(right -> right.matches("(ec2|ssm|backup|tag|iam|rds):.*"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> asked(Set<String> calls) {
        return calls.stream()
                .filter(call -> !NEED_NO_RIGHT.contains(call))
                .flatMap(call -> Stream.concat(Stream.of(call), ALSO_ASKED_FOR.getOrDefault(call, List.of()).stream()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> rights(Template template, String role) {
        return Statement.of(template, template.resource(role)).stream()
                .flatMap(statement -> statement.actions().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> union(Collection<String> some, Collection<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toCollection(TreeSet::new));
    }
}

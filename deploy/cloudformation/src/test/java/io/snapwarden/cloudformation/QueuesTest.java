package io.snapwarden.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.cloudformation.Template.Resource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// No message is lost in silence.
class QueuesTest {

    private final Template hub = Template.hub();
    private final List<Resource> queues = hub.ofType("AWS::SQS::Queue");
    private final Set<String> deadLetters = queues.stream()
            .map(Resource::id)
            .filter(id -> id.endsWith("DeadLetters"))
            .collect(Collectors.toSet());

    @Test
    void everyQueueHasADeadLetterQueueOfItsOwn() {
        var targets = work().map(queue -> getAtt(queue.at("RedrivePolicy", "deadLetterTargetArn")))
                .toList();

        assertThat(targets).doesNotHaveDuplicates().isSubsetOf(deadLetters);
        assertThat(work())
                .hasSize(4)
                .allSatisfy(queue ->
                        assertThat(queue.at("RedrivePolicy", "maxReceiveCount")).isEqualTo("10"));
        assertThat(getAtt(hub.resource("Schedule").at("Target", "DeadLetterConfig", "Arn")))
                .isIn(deadLetters)
                .isNotIn(targets);
    }

    @Test
    void everyQueueHasAPolicyThatRefusesPlainConnections() {
        var guarded = hub.ofType("AWS::SQS::QueuePolicy").stream()
                .filter(policy -> statements(policy)
                        .anyMatch(statement -> statement.get("Effect").equals("Deny")
                                && String.valueOf(statement.get("Condition")).contains("aws:SecureTransport")))
                .flatMap(policy -> Yaml.list(policy.at("Queues")).stream())
                .map(queue -> (String) Yaml.map(queue).get("Ref"))
                .toList();

        assertThat(guarded)
                .containsExactlyInAnyOrderElementsOf(
                        queues.stream().map(Resource::id).toList());
    }

    @Test
    void everyQueueIsEncryptedAndKeepsWhatWaitsAsLongAsItCan() {
        assertThat(queues).allSatisfy(queue -> {
            assertThat(queue.at("KmsMasterKeyId")).isEqualTo(Map.of("Ref", "Key"));
            assertThat(queue.at("MessageRetentionPeriod")).isEqualTo("1209600");
        });
    }

    @Test
    void anAlarmRingsForEachDeadLetterAndForEachQueueThatIsNotEmptied() {
        assertThat(watched("ApproximateNumberOfMessagesVisible")).containsExactlyInAnyOrderElementsOf(deadLetters);
        assertThat(watched("ApproximateAgeOfOldestMessage"))
                .containsExactlyInAnyOrderElementsOf(work().map(Resource::id).toList());
    }

    @Test
    void theBusMaySendToWhatItsRuleNames() {
        List<Object> targets = hub.ofType("AWS::Events::Rule").stream()
                .flatMap(rule -> Yaml.list(rule.at("Targets")).stream())
                .map(Yaml::map)
                .filter(target -> target.containsKey("DeadLetterConfig")) // the others send to the bus
                .flatMap(target -> Stream.of(
                        target.get("Arn"),
                        Yaml.map(target.get("DeadLetterConfig")).get("Arn")))
                .distinct()
                .toList();
        List<Object> allowed = hub.ofType("AWS::SQS::QueuePolicy").stream()
                .flatMap(QueuesTest::statements)
                .filter(statement -> statement.get("Principal").equals(Map.of("Service", "events.amazonaws.com")))
                .<Object>flatMap(statement -> Yaml.list(statement.get("Resource")).stream())
                .toList();

        assertThat(allowed).isNotEmpty().containsExactlyInAnyOrderElementsOf(targets);
    }

    /// Lambda asks for six times the function's time, so that throttled batches do not use up a message's receipts.
    @Test
    void aFunctionHasTimeForItsMessages() {
        assertThat(hub.ofType("AWS::Lambda::EventSourceMapping")).hasSize(3).allSatisfy(source -> {
            var queue = hub.resource(getAtt(source.at("EventSourceArn")));
            var alias =
                    hub.resource((String) Yaml.map(source.at("FunctionName")).get("Ref"));
            var function =
                    hub.resource((String) Yaml.map(alias.at("FunctionName")).get("Ref"));
            assertThat(number(queue.at("VisibilityTimeout")))
                    .isGreaterThanOrEqualTo(6 * number(function.at("Timeout")));
            assertThat(source.at("FunctionResponseTypes")).isEqualTo(List.of("ReportBatchItemFailures"));
        });
    }

    private Stream<Resource> work() {
        return queues.stream().filter(queue -> !deadLetters.contains(queue.id()));
    }

    /// The queues of whose metric an alarm tells people.
    private List<String> watched(String metric) {
        return hub.ofType("AWS::CloudWatch::Alarm").stream()
                .filter(alarm -> metric.equals(alarm.at("MetricName")))
                .filter(alarm -> Yaml.list(alarm.at("AlarmActions")).contains(Map.of("Ref", "Topic")))
                .map(alarm -> Yaml.map(Yaml.list(alarm.at("Dimensions")).getFirst()))
                .map(dimension -> getAtt(dimension.get("Value")))
                .toList();
    }

    private static Stream<Map<String, Object>> statements(Resource policy) {
        return Yaml.list(policy.at("PolicyDocument", "Statement")).stream().map(Yaml::map);
    }

    private static String getAtt(Object value) {
        return (String) ((List<?>) Yaml.map(value).get("Fn::GetAtt")).getFirst();
    }

    private static int number(Object text) {
        return Integer.parseInt((String) text);
    }
}

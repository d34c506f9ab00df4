package io.snapwarden.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.wire.Decoded;
import io.snapwarden.runtime.wire.WireFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Events as AWS documents them become messages that the planner reads.
class HintsTest {

    private static final Path EVENTS = Path.of("src/test/resources/events");

    static List<EventRule> rules() {
        return EventRule.of(Template.hub()).stream()
                .filter(rule -> rule.target().equals("PlanQueue"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "snapshot-completed, SnapshotHints",
        "snapshot-failed, SnapshotHints",
        "snapshots-of-instance-completed, SnapshotHints",
        "backup-completed, BackupHints",
        "backup-failed, BackupHints",
        "database-snapshot, DatabaseSnapshotHints",
        "cluster-snapshot, DatabaseSnapshotHints",
        "command-succeeded, CommandHints"
    })
    void whatEndedIsAHintOfItsScope(String event, String rule) throws IOException {
        var text = Files.readString(EVENTS.resolve(event + ".json"));
        var matching = rules().stream().filter(each -> each.matches(text)).toList();

        assertThat(matching).extracting(EventRule::name).containsExactly(rule);
        var body = matching.getFirst().transformed(text);
        assertThat(WireFormat.decodeMessage(body))
                .isEqualTo(new Decoded.Known<>(new Message(
                        new Work.LookSooner(Scope.parse("111122223333/eu-west-1")),
                        Instant.parse("9999-12-31T23:59:59Z"),
                        "01234567-0123-0123-0123-012345678901")));
    }

    @ParameterizedTest
    @CsvSource({"snapshot-shared", "volume-created", "backup-created", "backup-running", "command-in-progress"})
    void whatHasNotEndedIsNoHint(String event) throws IOException {
        var text = Files.readString(EVENTS.resolve(event + ".json"));

        assertThat(rules()).noneMatch(rule -> rule.matches(text));
    }

    /// Where it happened, it must pass the rule there before it can be a hint here.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "snapshot-completed",
                "snapshot-failed",
                "snapshots-of-instance-completed",
                "backup-completed",
                "backup-failed",
                "database-snapshot",
                "cluster-snapshot",
                "command-succeeded"
            })
    void whatIsAHintIsSentOnFromEverywhere(String event) throws IOException {
        var text = Files.readString(EVENTS.resolve(event + ".json"));

        for (var template : List.of(Template.hub(), Template.member())) {
            assertThat(EventRule.of(template))
                    .filteredOn(rule -> rule.name().equals("NativeEvents"))
                    .singleElement()
                    .satisfies(rule -> assertThat(rule.matches(text)).isTrue());
        }
    }

    /// Whoever may send to the bus must not speak as Snapwarden.
    @Test
    void membersSendEventsOfAwsAlone() {
        var statement = Template.hub().resource("NativeEventsOfMembers").at("Statement", "Condition", "StringEquals");

        assertThat(Yaml.list(Yaml.map(statement).get("events:source")))
                .map(Object.class::cast)
                .isNotEmpty()
                .allMatch(source -> ((String) source).startsWith("aws."));
    }

    /// An hour later the planner has looked by itself, four times.
    @ParameterizedTest
    @MethodSource("rules")
    void aHintThatCannotBeSentIsNotTriedForLong(EventRule rule) {
        assertThat(rule.maximumAgeSeconds()).isLessThanOrEqualTo(3600);
    }

    @Test
    void onlyTheseRulesMaySendToThePlanner() {
        var allowed = Yaml.list(Template.hub().resource("PlanQueuePolicy").at("PolicyDocument", "Statement")).stream()
                .map(Yaml::map)
                .filter(statement -> statement.get("Effect").equals("Allow"))
                .toList();

        assertThat(allowed).singleElement().satisfies(statement -> {
            var sources = Yaml.map(Yaml.map(statement.get("Condition")).get("ArnEquals"));
            assertThat(Yaml.list(sources.get("aws:SourceArn")))
                    .map(Object.class::cast)
                    .containsExactlyInAnyOrderElementsOf(rules().stream()
                            .<Object>map(rule -> Map.of("Fn::GetAtt", List.of(rule.name(), "Arn")))
                            .toList());
        });
    }
}

package io.snapwarden.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.domain.run.Standing;
import io.snapwarden.domain.schedule.Slot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    private static final Obligation OBLIGATION = new Obligation(
            new PolicyName("daily"),
            Slot.parse("2026-11-20T01:00:00Z"),
            Scope.parse("111122223333/eu-west-1"),
            new ResourceId("vol-0a"));

    record Times(Instant at, Duration took, LocalDate day, YearMonth month, ZoneId zone) {}

    record Tags(Map<String, String> tags) {}

    record Optional(String name, @Nullable String reason) {}

    record Choices(List<Standing> standings, Consistency consistency) {}

    record ByResource(Map<ResourceId, Integer> counts) {}

    @Test
    void writesIdsScopesAndSlotsAsWords() {
        assertThat(Json.write(new PointKey(OBLIGATION, 2)))
                .isEqualTo("{\"obligation\":{\"policy\":\"daily\",\"slot\":\"2026-11-20T01:00:00Z\","
                        + "\"scope\":\"111122223333/eu-west-1\",\"source\":\"vol-0a\"},\"attempt\":2}");
    }

    @Test
    void writesTimesInTheIsoForms() {
        var times = new Times(
                Instant.parse("2026-11-20T01:02:03.004Z"),
                Duration.ofMinutes(90),
                LocalDate.of(2026, 11, 20),
                YearMonth.of(2026, 11),
                ZoneId.of("Europe/Berlin"));

        var text = Json.write(times);

        assertThat(text)
                .isEqualTo("{\"at\":\"2026-11-20T01:02:03.004Z\",\"took\":\"PT1H30M\",\"day\":\"2026-11-20\","
                        + "\"month\":\"2026-11\",\"zone\":\"Europe/Berlin\"}");
        assertThat(Json.read(text, Times.class)).isEqualTo(times);
    }

    @Test
    void namesTheRecordOfASealedValue() {
        var choices =
                new Choices(List.of(new Standing.Owed(), new Standing.Failed("quota")), Consistency.NOT_ONE_INSTANT);

        var text = Json.write(choices);

        assertThat(text)
                .isEqualTo("{\"standings\":[{\"is\":\"Owed\"},{\"is\":\"Failed\",\"reason\":\"quota\"}],"
                        + "\"consistency\":\"not-one-instant\"}");
        assertThat(Json.read(text, Choices.class)).isEqualTo(choices);
    }

    @Test
    void aSealedValueAloneIsNamedToo() {
        assertThat(Json.write(new Standing.Missed("late"))).isEqualTo("{\"is\":\"Missed\",\"reason\":\"late\"}");
    }

    @Test
    void findsTheRecordsNameWhereverItStands() {
        assertThat(Json.read("{\"reason\":\"quota\",\"is\":\"Failed\"}", Standing.class))
                .isEqualTo(new Standing.Failed("quota"));
    }

    @Test
    void leavesOutWhatMayBeAbsentAndReadsItBack() {
        var without = new Optional("a", null);

        assertThat(Json.write(without)).isEqualTo("{\"name\":\"a\"}");
        assertThat(Json.read("{\"name\":\"a\"}", Optional.class)).isEqualTo(without);
        assertThat(Json.read("{\"name\":\"a\",\"reason\":null}", Optional.class))
                .isEqualTo(without);
    }

    @Test
    void ignoresFieldsThatItDoesNotKnow() {
        assertThat(Json.read("{\"name\":\"a\",\"newer\":{\"deep\":[1,{}]}}", Optional.class))
                .isEqualTo(new Optional("a", null));
    }

    @Test
    void writesMapsInTheOrderOfTheirKeys() {
        var tags = new LinkedHashMap<String, String>();
        tags.put("b", "2");
        tags.put("a", "1");

        assertThat(Json.write(new Tags(tags))).isEqualTo("{\"tags\":{\"a\":\"1\",\"b\":\"2\"}}");
    }

    @Test
    void keepsTheTypeOfAMapsKeys() {
        var counts = new ByResource(Map.of(new ResourceId("vol-0a"), 7));

        assertThat(Json.read(Json.write(counts), ByResource.class)).isEqualTo(counts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD800", "\uDC00x", "\uFFFE", "\uFFFF", "\u0000", "<&'\"\\>", "\u2028", "\uD83D\uDE00"})
    void keepsHostileTextsAndWritesNothingThatAQueueRefuses(String hostile) {
        var tags = new Tags(Map.of(hostile, hostile));

        var text = Json.write(tags);

        assertThat(Json.read(text, Tags.class)).isEqualTo(tags);
        assertThat(text.chars()).noneMatch(c -> c < 32 || c == 0xFFFE || c == 0xFFFF);
        assertThat(new String(
                        text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(text);
    }

    @Test
    void namesAMissingFieldByItsPath() {
        assertThatThrownBy(() -> Json.read("{\"obligation\":{\"policy\":\"daily\"},\"attempt\":1}", PointKey.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("$.obligation.slot is missing");
    }

    @Test
    void aMissingNumberIsNotZero() {
        var text = Json.write(new PointKey(OBLIGATION, 1)).replace(",\"attempt\":1", "");

        assertThatThrownBy(() -> Json.read(text, PointKey.class)).hasMessage("$.attempt is missing");
    }

    @Test
    void saysWhatTheConstructorSays() {
        var text = Json.write(new PointKey(OBLIGATION, 1));

        assertThatThrownBy(() -> Json.read(text.replace("\"attempt\":1", "\"attempt\":100"), PointKey.class))
                .hasMessage("$: an attempt is 1 to 99 but is 100");
        assertThatThrownBy(() -> Json.read(text.replace("vol-0a", "../x"), PointKey.class))
                .hasMessage("$.obligation.source: a resource id looks like vol-0123abcd but is \"../x\"");
        assertThatThrownBy(() -> Json.read(text.replace("2026-11", "2026-99"), PointKey.class))
                .hasMessageStartingWith("$.obligation.slot: slot must be a UTC instant");
    }

    @Test
    void namesTheWordsOfAnEnumAndTheRecordsOfASealedType() {
        assertThatThrownBy(() -> Json.read("{\"standings\":[],\"consistency\":\"none\"}", Choices.class))
                .hasMessage("$.consistency is one of [application, crash, not-one-instant] but is \"none\"");
        assertThatThrownBy(() -> Json.read("{\"standings\":[{\"is\":\"X\"}]}", Choices.class))
                .hasMessageContaining("$.standings[0].is is one of [Captured, Completed, Failed");
        assertThatThrownBy(() -> Json.read("{\"reason\":\"x\"}", Standing.class))
                .hasMessage("$.is is missing");
        assertThatThrownBy(() -> Json.read("{\"a\":1,\"is\":\"Failed\"}", Standing.class))
                .hasMessage("$.reason is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "7",
                "\"x\"",
                "{",
                "{\"name\":}",
                "{name:\"a\"}",
                "{\"name\":\"a\"} {}",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"name\":{}}",
                "{\"name\":null}",
                "\uFEFF{\"name\"",
                "// comment\n{\"name\":\"a\"}"
            })
    void refusesWhatIsNoRecord(String text) {
        assertThatThrownBy(() -> Json.read(text, Optional.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"tags\":{\"a\":\"1\",\"a\":\"2\"}}", "{\"tags\":{\"a\":null}}", "{\"tags\":[]}"})
    void refusesMapsThatTwoReadersCouldUnderstandDifferently(String text) {
        assertThatThrownBy(() -> Json.read(text, Tags.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("$.tags");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "2147483648", "true", "{}"})
    void refusesNumbersThatAreNoInt(String number) {
        var text = Json.write(new PointKey(OBLIGATION, 1)).replace("\"attempt\":1", "\"attempt\":" + number);

        assertThatThrownBy(() -> Json.read(text, PointKey.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesDepthBeforeItCosts() {
        var deep = "{\"name\":\"a\",\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThatThrownBy(() -> Json.read(deep, Optional.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("64");
    }

    @Test
    void refusesRepeatedKeysAtEveryDepthOfAFieldThatItDoesNotKnow() {
        assertThatThrownBy(() -> Json.read("{\"name\":\"a\",\"x\":[{\"b\":1,\"b\":2}]}", Optional.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("$.x[0].b stands twice");
    }

    @Test
    void readsAReportOfAScopeThatCouldNotBeReached() {
        var report = ScopeReport.unreachable(Scope.parse("111122223333/eu-west-1"), "not enabled");

        assertThat(Json.read(Json.write(report), ScopeReport.class)).isEqualTo(report);
    }

    @Test
    void writesNoClassThatIsNotMadeForIt() {
        assertThatThrownBy(() -> Json.write(new Thread())).isInstanceOf(RuntimeException.class);
    }
}

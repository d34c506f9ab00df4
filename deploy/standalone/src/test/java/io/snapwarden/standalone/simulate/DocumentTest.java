package io.snapwarden.standalone.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.snapwarden.runtime.wire.Json;
import io.snapwarden.simulation.model.Limits;
import io.snapwarden.simulation.model.SnapshotPace;
import io.snapwarden.standalone.simulate.forecast.Forecast;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The JSON document is what `docs/simulate.md` says, key by key: scripts rely on it.
class DocumentTest {

    private static final Path PAGE = Path.of("../../docs/simulate.md");
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z]+)(\\[])?` \\| (.*) \\|$");
    private static final Pattern WORD = Pattern.compile("`([A-Za-z]+)(\\[])?`");

    /// The keys of these are names, not words of the document.
    private static final Set<String> NAMED = Set.of("tiers");

    /// A night that is too short, and a prune that falls behind: all that can be absent is there in one of the two.
    private final JsonObject tooShort = document(Scenario.keeping("{ daily: 7 }", 100, 2)
            .within(Limits.published().withPending(10).withPace(SnapshotPace.fixed(Duration.ofMinutes(30)))));

    private final JsonObject behind =
            document(Scenario.keeping("{ daily: 2 }", 20, 12).deletingAtMost("5"));

    @Test
    void everyKeyIsOnThePageAndEveryKeyOfThePageIsThere() throws IOException {
        var documented = documented();

        assertThat(tooShort.keySet()).isEqualTo(documented.keySet());
        assertThat(behind.keySet()).isEqualTo(documented.keySet());
        documented.forEach((section, words) -> assertThat(keys(tooShort.get(section), behind.get(section)))
                .as(section)
                .isEqualTo(words));
    }

    @Test
    void whatTimesAndDurationsAreWrittenAs() {
        var night = tooShort.getAsJsonArray("nights").get(0).getAsJsonObject();

        assertThat(Instant.parse(text(tooShort.getAsJsonObject("setup"), "from")))
                .isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(text(night, "slot")).isEqualTo("2027-01-01T02:00:00Z");
        assertThat(text(night, "scope")).isEqualTo("111122223333/eu-west-1");
        assertThat(Duration.parse(text(night, "median"))).isEqualTo(Duration.ofMinutes(30));
        assertThat(Instant.parse(text(night, "wouldEnd"))).isAfter(Instant.parse(text(night, "windowEnd")));
        assertThat(text(behind.getAsJsonArray("days").get(0).getAsJsonObject(), "date"))
                .isEqualTo("2027-01-01");
        assertThat(text(behind.getAsJsonArray("prunes").get(0).getAsJsonObject(), "growsSince"))
                .isEqualTo("2027-01-03T02:00:00Z");
    }

    @Test
    void whatIsNotKnownIsAbsent() {
        assertThat(behind.getAsJsonArray("nights"))
                .hasSize(12)
                .allSatisfy(night -> assertThat(night.getAsJsonObject().keySet())
                        .doesNotContain("wouldEnd")
                        .contains("median", "missing"));
        assertThat(tooShort.getAsJsonArray("prunes").get(0).getAsJsonObject().keySet())
                .doesNotContain("growsSince");
    }

    private static JsonObject document(Scenario scenario) {
        Forecast forecast = scenario.run();
        return JsonParser.parseString(Json.write(forecast)).getAsJsonObject();
    }

    /// The words that each row of the page's table gives to keys.
    private static Map<String, Set<String>> documented() throws IOException {
        var page = Files.readString(PAGE);
        var rows = new HashMap<String, Set<String>>();
        page.substring(page.indexOf("## The JSON document")).lines().forEach(line -> {
            var row = ROW.matcher(line);
            if (row.matches()) {
                rows.put(
                        row.group(1),
                        WORD.matcher(row.group(3))
                                .results()
                                .collect(TreeSet::new, (words, word) -> words.add(word.group(1)), Set::addAll));
            }
        });
        return rows;
    }

    /// All keys beneath these values, at any depth.
    private static Set<String> keys(JsonElement... values) {
        var keys = new TreeSet<String>();
        Stream.of(values).forEach(value -> collect(value, keys));
        return keys;
    }

    private static void collect(JsonElement value, Set<String> keys) {
        if (value.isJsonArray()) {
            value.getAsJsonArray().forEach(one -> collect(one, keys));
        } else if (value.isJsonObject()) {
            value.getAsJsonObject().entrySet().forEach(entry -> {
                keys.add(entry.getKey());
                if (!NAMED.contains(entry.getKey())) {
                    collect(entry.getValue(), keys);
                }
            });
        }
    }

    private static String text(JsonObject object, String key) {
        return object.get(key).getAsString();
    }
}

package io.snapwarden.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.RunLedger.Entry;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every run ledger promises.
public abstract class RunLedgerContract {

    private static final int RUNNERS = 16;

    /// Keys of one test do not meet those of another, whatever is left in the store.
    private final String own = "t" + UUID.randomUUID();

    private RunLedger ledger;

    /// The ledger as one worker sees it; called once for each worker.
    protected abstract RunLedger openLedger();

    /// How many keys make a listing of more than one page.
    protected int manyKeys() {
        return 30;
    }

    /// Whether the store behind the ledger checks a condition and writes in one step, as S3 does.
    protected boolean racesAreJudged() {
        return true;
    }

    @BeforeEach
    final void open() {
        ledger = openLedger();
    }

    @Test
    void readsWhatWasCreated() {
        assertThat(ledger.create(key("a"), "{\"umlaut\":\"\u00e4\",\"face\":\"\uD83D\uDE00\"}"))
                .isTrue();

        assertThat(text("a")).isEqualTo("{\"umlaut\":\"\u00e4\",\"face\":\"\uD83D\uDE00\"}");
    }

    @Test
    void findsNothingWhereNothingWasWritten() {
        assertThat(ledger.read(key("a"))).isEmpty();
        assertThat(ledger.keys(key(""))).isEmpty();
    }

    @Test
    void createsOnlyWhereNothingStands() {
        ledger.create(key("a"), "first");

        assertThat(ledger.create(key("a"), "second")).isFalse();

        assertThat(text("a")).isEqualTo("first");
    }

    @Test
    void doesNotCreateTheSameTextTwiceEither() {
        ledger.create(key("a"), "same");

        assertThat(ledger.create(key("a"), "same")).isFalse();
    }

    @Test
    void replacesTheVersionThatWasRead() {
        ledger.create(key("a"), "first");
        var read = entry("a");

        assertThat(ledger.replace(key("a"), "second", read.version())).isTrue();

        assertThat(text("a")).isEqualTo("second");
        assertThat(entry("a").version()).isNotEqualTo(read.version());
    }

    @Test
    void doesNotReplaceWhatSomebodyElseReplaced() {
        ledger.create(key("a"), "first");
        var read = entry("a");
        ledger.replace(key("a"), "second", read.version());

        assertThat(ledger.replace(key("a"), "third", read.version())).isFalse();

        assertThat(text("a")).isEqualTo("second");
    }

    @Test
    void doesNotReplaceWhatIsGone() {
        ledger.create(key("a"), "first");
        var read = entry("a");
        ledger.remove(key("a"));

        assertThat(ledger.replace(key("a"), "second", read.version())).isFalse();

        assertThat(ledger.read(key("a"))).isEmpty();
    }

    @Test
    void removesAgainAndAgain() {
        ledger.create(key("a"), "first");

        ledger.remove(key("a"));
        ledger.remove(key("a"));

        assertThat(ledger.read(key("a"))).isEmpty();
        assertThat(ledger.create(key("a"), "again")).isTrue();
    }

    @Test
    void isYoungRightAfterAWrite() {
        ledger.create(key("a"), "first");

        assertThat(entry("a").age()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
    }

    @Test
    void listsEveryKeyThatBeginsSoInOrder() {
        var keys = List.of("b/2", "b/10", "a/1", "b/1/x", "b", "c", "ab");
        keys.forEach(key -> ledger.create(key(key), "text"));

        assertThat(ledger.keys(key("b"))).containsExactly(key("b"), key("b/1/x"), key("b/10"), key("b/2"));
        assertThat(ledger.keys(key("b/1"))).containsExactly(key("b/1/x"), key("b/10"));
        assertThat(ledger.keys(key("b/"))).containsExactly(key("b/1/x"), key("b/10"), key("b/2"));
        assertThat(ledger.keys(key("d"))).isEmpty();
    }

    @Test
    void listsMoreThanAPage() {
        var keys = IntStream.range(0, manyKeys())
                .mapToObj(i -> key("many/%05d".formatted(i)))
                .toList();
        keys.parallelStream().forEach(key -> ledger.create(key, "text"));

        assertThat(ledger.keys(key("many/"))).isEqualTo(keys);
    }

    @Test
    void keepsTheKeysOfSlotsAndScopes() {
        var key = key("runs/daily_1.x/2026-11-20T01:00:00Z/111122223333/eu-west-1/roll");

        ledger.create(key, "text");

        assertThat(ledger.keys(key("runs/daily_1.x/2026-11-20T01:00:00Z/"))).containsExactly(key);
        assertThat(ledger.read(key)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "../x",
                "a/../b",
                "a/./b",
                "a//b",
                "/etc/passwd",
                "a/",
                "a b",
                "a\\b",
                "a\nb",
                "a\u0000",
                "..",
                "\u00e4"
            })
    void refusesKeysThatLeadElsewhere(String key) {
        assertThatThrownBy(() -> ledger.read(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ledger.create(key, "text")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ledger.replace(key, "text", "v")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ledger.remove(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../", "a/../", "/", "a//"})
    void refusesToListElsewhere(String prefix) {
        assertThatThrownBy(() -> ledger.keys(prefix)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofManyThatCreateAtOnceExactlyOneDoes() throws Exception {
        Assumptions.assumeTrue(racesAreJudged(), "the store's check and its write are two steps");
        for (int round = 0; round < 5; round++) {
            var key = key("race/" + round);

            var created = Race.of(RUNNERS, i -> {
                var worker = openLedger();
                return () -> worker.create(key, "by " + i);
            });

            assertThat(Collections.frequency(created, true)).isEqualTo(1);
            assertThat(entryOf(key).text()).isEqualTo("by " + created.indexOf(true));
        }
    }

    @Test
    void ofManyThatReplaceAtOnceExactlyOneDoes() throws Exception {
        Assumptions.assumeTrue(racesAreJudged(), "the store's check and its write are two steps");
        ledger.create(key("a"), "first");
        var version = entry("a").version();

        var replaced = Race.of(RUNNERS, i -> {
            var worker = openLedger();
            return () -> worker.replace(key("a"), "by " + i, version);
        });

        assertThat(Collections.frequency(replaced, true)).isEqualTo(1);
        assertThat(text("a")).isEqualTo("by " + replaced.indexOf(true));
    }

    @Test
    void noIncrementIsLost() throws Exception {
        Assumptions.assumeTrue(racesAreJudged(), "the store's check and its write are two steps");
        ledger.create(key("count"), "0");

        Race.of(RUNNERS, _ -> {
            var worker = openLedger();
            return () -> increment(worker);
        });

        assertThat(text("count")).isEqualTo(Integer.toString(RUNNERS));
    }

    private boolean increment(RunLedger worker) {
        while (true) {
            var read = worker.read(key("count")).orElseThrow();
            var next = Integer.toString(Integer.parseInt(read.text()) + 1);
            if (worker.replace(key("count"), next, read.version())) {
                return true;
            }
        }
    }

    private String text(String name) {
        return entry(name).text();
    }

    private Entry entry(String name) {
        return entryOf(key(name));
    }

    private Entry entryOf(String key) {
        return ledger.read(key).orElseThrow();
    }

    private String key(String name) {
        return own + "/" + name;
    }
}

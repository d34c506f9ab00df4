package io.snapwarden.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.runtime.wire.Json;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunRecordTest {

    private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");
    private static final RunKey RUN = new RunKey(new PolicyName("daily"), new Slot(NOW));

    @Test
    void aRecordThatAnEarlierReleaseWroteIsRead() {
        var read = Json.read("""
                {"run":{"policy":"daily","slot":"2026-11-20T02:00:00Z"},
                 "scopes":["111122223333/eu-west-1","111122223333/us-east-1"],"onDemand":false,
                 "openedAt":"2026-11-20T02:00:00Z","windowEnd":"2026-11-20T06:00:00Z","phase":"open",
                 "phaseAt":"2026-11-20T02:00:00Z","nextScanAt":"2026-11-20T02:15:00Z"}""", RunRecord.class);
        var both = List.of(Scope.parse("111122223333/eu-west-1"), Scope.parse("111122223333/us-east-1"));
        assertThat(read.everywhere()).isEqualTo(both);
        assertThat(read.unended()).isEqualTo(both);
        assertThat(read.width()).isEqualTo(2);
    }

    @Test
    void thousandsOfScopesAreAShortText() {
        var scopes = IntStream.range(0, 17_000)
                .mapToObj(number ->
                        new Scope(new AccountId("%012d".formatted(number / 17)), new Region("eu-west-" + number % 17)))
                .toList();
        var text = Json.write(RunRecord.opened(RUN, scopes, false, NOW, NOW));
        assertThat(text).hasSizeLessThan(16 * 1024);
        assertThat(Json.read(text, RunRecord.class).everywhere()).hasSameElementsAs(scopes);
    }

    @Test
    void whatHasEndedIsNotLookedAtAgain() {
        var scopes = List.of(Scope.parse("111122223333/eu-west-1"), Scope.parse("111122223333/us-east-1"));
        var record = RunRecord.opened(RUN, scopes, false, NOW, NOW).restingOn(scopes.subList(1, 2));
        var read = Json.read(Json.write(record), RunRecord.class);
        assertThat(read.unended()).isEqualTo(scopes.subList(1, 2));
        assertThat(read.everywhere()).isEqualTo(scopes);
        assertThat(read.restingOn(List.of()).unended()).isEmpty();
    }
}

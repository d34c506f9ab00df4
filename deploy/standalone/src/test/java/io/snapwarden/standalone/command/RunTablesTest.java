package io.snapwarden.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.domain.schedule.Slot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunTablesTest {

    private static final Scope SCOPE = new Scope(new AccountId("111122223333"), new Region("eu-west-1"));

    private static String shown(Map<String, Integer> weaker) {
        var scope = new ScopeReport(
                SCOPE, 3, 3, 0, 0, 0, 0, 0, Duration.ofMinutes(1), Map.of(), weaker, List.of(), 0, null);
        var run = new RunKey(new PolicyName("shop"), Slot.parse("2026-11-20T01:00:00Z"));
        return RunTables.of(List.of(new RunTables.Shown(run, "settled", List.of(scope))));
    }

    @Test
    void whatIsCapturedButNotAtRestIsSaidWithItsRemedy() {
        var why = "there is no document snapwarden-freeze in 111122223333/eu-west-1; deploy/ssm says how to install it";

        assertThat(shown(Map.of(why, 2)).lines())
                .anyMatch(line -> line.endsWith("LESS CONSISTENT THAN ASKED FOR"))
                .anyMatch(line -> line.matches("shop .* 111122223333/eu-west-1 +2 +.*") && line.endsWith(why));
    }

    @Test
    void aRunThatIsAllWellIsItsCountsAlone() {
        assertThat(shown(Map.of()).lines()).hasSize(2);
    }
}

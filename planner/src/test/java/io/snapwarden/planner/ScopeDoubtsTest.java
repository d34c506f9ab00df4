package io.snapwarden.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.DependencyException.Kind;
import io.snapwarden.runtime.port.ScopeDirectory.Doubt;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeDoubtsTest {

    private static final Policy NIGHTLY =
            Account.policy("nightly", ResourceKind.INSTANCE, "0 2 * * *", Duration.ofHours(4));
    private static final Policy HOURLY =
            Account.policy("hourly", ResourceKind.VOLUME, "0 * * * *", Duration.ofMinutes(30));

    private final Account account = new Account();

    @Test
    void aDoubtIsSaidOnceForAllPoliciesUntilItIsOver() {
        account.doubts.add(new Doubt("account 444455556666", "its state is SUSPENDED and it is left out", false));
        account.pass(account.planner(NIGHTLY, HOURLY), Duration.ofHours(3));
        account.pass(account.planner(NIGHTLY, HOURLY), Duration.ofHours(3));
        assertThat(account.events(Event.ScopesInDoubt.class)).singleElement().satisfies(said -> {
            assertThat(said.about()).isEqualTo("account 444455556666");
            assertThat(said.why()).contains("SUSPENDED");
            assertThat(said.unanswered()).isFalse();
        });

        var planner = account.planner(NIGHTLY, HOURLY);
        account.doubts.clear();
        account.pass(planner, Duration.ofHours(1));
        account.doubts.add(new Doubt("account 444455556666", "its state is SUSPENDED and it is left out", false));
        account.pass(planner, Duration.ofHours(1));
        assertThat(account.events(Event.ScopesInDoubt.class)).hasSize(2);
        assertThat(account.events(Event.ScopesCertain.class))
                .extracting(Event.ScopesCertain::about)
                .containsExactly("account 444455556666");
    }

    @Test
    void whileNobodyKnowsTheScopesOtherDoubtsLast() {
        account.doubts.add(new Doubt("account 444455556666", "it is left out", false));
        var planner = account.planner(HOURLY);
        account.pass(planner, Duration.ofHours(1));
        account.unlisted = new DependencyException(Kind.DENIED, "the organization cannot be listed", null);
        account.pass(planner, Duration.ofHours(1));
        assertThat(account.events(Event.ScopesCertain.class)).isEmpty();

        account.unlisted = null;
        account.pass(planner, Duration.ofHours(1));
        assertThat(account.events(Event.ScopesCertain.class))
                .extracting(Event.ScopesCertain::about)
                .containsExactly("all scopes");
        assertThat(account.events(Event.ScopesInDoubt.class)).hasSize(2);
    }

    @Test
    void aDoubtThatIsNotWorthAWordAnyMoreIsNotOver() {
        account.doubts.add(new Doubt("the organization", "its accounts cannot be listed", true));
        account.unsaid.add("the Regions of account 444455556666");
        var planner = account.planner(HOURLY);
        account.pass(planner, Duration.ofHours(1));
        account.doubts.clear();
        account.unsaid.add("the organization");
        account.pass(planner, Duration.ofHours(1));
        account.doubts.add(new Doubt("the organization", "its accounts cannot be listed", true));
        account.unsaid.clear();
        account.pass(planner, Duration.ofHours(1));
        assertThat(account.events(Event.ScopesInDoubt.class)).hasSize(1);
        assertThat(account.events(Event.ScopesCertain.class)).isEmpty();

        account.doubts.clear();
        account.pass(planner, Duration.ofHours(1));
        assertThat(account.events(Event.ScopesCertain.class))
                .extracting(Event.ScopesCertain::about)
                .containsExactly("the organization");
    }

    @Test
    void aFurtherDoubtIsSaidAlone() {
        account.doubts.add(new Doubt("account 444455556666", "it is left out", false));
        var planner = account.planner(HOURLY);
        account.pass(planner, Duration.ofHours(1));
        account.doubts.addFirst(new Doubt("the organization", "its accounts cannot be listed", true));
        account.pass(planner, Duration.ofHours(1));
        assertThat(account.events(Event.ScopesInDoubt.class))
                .extracting(Event.ScopesInDoubt::about, Event.ScopesInDoubt::unanswered)
                .containsExactly(tuple("account 444455556666", false), tuple("the organization", true));
    }

    @ParameterizedTest
    @CsvSource({"DENIED, 1", "THROTTLED, 0"})
    void whereNobodyKnowsTheScopesNothingIsOpenedAndAPersonIsTold(Kind kind, int said) {
        account.unlisted = new DependencyException(kind, "the organization cannot be listed", null);
        var planner = account.planner(NIGHTLY);
        account.pass(planner, Duration.ofMinutes(30));
        assertThat(account.events(Event.RunOpened.class)).isEmpty();
        assertThat(account.events(Event.ScopesInDoubt.class)).hasSize(said);

        account.unlisted = null;
        account.pass(planner, Duration.ofMinutes(5));
        assertThat(account.events(Event.RunOpened.class)).hasSize(1);
    }

    @Test
    void aSlotThatNobodyCouldOpenIsMissedInWords() {
        account.unlisted = new DependencyException(Kind.DENIED, "the organization cannot be listed", null);
        var planner = account.planner(NIGHTLY);
        account.pass(planner, Duration.ofHours(5));
        account.unlisted = null;
        account.pass(planner, Duration.ofMinutes(5));
        assertThat(account.events(Event.SlotsMissed.class)).singleElement().satisfies(missed -> {
            assertThat(missed.policy()).isEqualTo(NIGHTLY.name());
            assertThat(missed.count()).isOne();
        });
    }
}

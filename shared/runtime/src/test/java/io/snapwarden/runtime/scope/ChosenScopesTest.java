package io.snapwarden.runtime.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.ledger.InMemoryLedger;
import io.snapwarden.runtime.policyfile.ScopeChoice;
import io.snapwarden.runtime.port.AccountDirectory;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.DependencyException.Kind;
import io.snapwarden.runtime.port.RegionDirectory;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.ScopeDirectory.Doubt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChosenScopesTest {

    private static final AccountId OWN = new AccountId("111122223333");
    private static final AccountId MEMBER = new AccountId("444455556666");
    private static final Region HOME = new Region("eu-west-1");
    private static final Region OTHER = new Region("us-east-1");
    private static final ScopeChoice ORGANIZATION =
            new ScopeChoice(new ScopeChoice.Regions.Listed(List.of(HOME)), organization());
    private static final ScopeChoice EVERYTHING = new ScopeChoice(new ScopeChoice.Regions.All(), organization());

    private final World world = new World();
    private RunLedger ledger = new InMemoryLedger(world);
    private ChosenScopes scopes = scopes(ORGANIZATION);

    @Test
    void activeAccountsAreChosenAndTheOthersSaid() {
        world.put(MEMBER, "shop", "SUSPENDED");

        assertThat(scopes.chosen().scopes()).containsExactly(new Scope(OWN, HOME));
        assertThat(scopes.chosen().doubts())
                .containsExactly(new Doubt(
                        "account " + MEMBER + " (shop)",
                        "its state is SUSPENDED and it is left out; if that is not meant, see the account in AWS Organizations",
                        false));
    }

    @Test
    void theOrganizationIsAskedOnceAnHourByAllProcessesTogether() {
        scopes.scopes();
        scopes.scopes();
        scopes(ORGANIZATION).scopes();
        assertThat(world.listed).isOne();

        world.now = world.now.plus(Renewal.OF_MEMBERS);
        scopes.scopes();
        scopes(ORGANIZATION).scopes();
        assertThat(world.listed).isEqualTo(2);
    }

    @Test
    void whileTheOrganizationDeniesItsLastAccountsStayAndThatIsSaid() {
        world.put(MEMBER, "shop", "ACTIVE");
        var before = scopes.scopes();
        world.trouble = trouble(Kind.DENIED);
        world.now = world.now.plus(Duration.ofDays(3));

        var chosen = scopes(ORGANIZATION).chosen();
        assertThat(chosen.scopes()).isEqualTo(before).hasSize(2);
        assertThat(chosen.doubts()).singleElement().satisfies(doubt -> {
            assertThat(doubt.about()).isEqualTo("the organization");
            assertThat(doubt.why()).contains("those of 2026-11-20T01:00:00Z stay in force", "trouble");
        });
    }

    @Test
    void aThrottleIsSaidOnlyWhenItLasts() {
        scopes.scopes();
        world.trouble = trouble(Kind.THROTTLED);
        world.now = world.now.plus(Duration.ofHours(2));
        assertThat(scopes.chosen().doubts()).isEmpty();
        assertThat(scopes.chosen().unsaid()).containsExactly("the organization");

        world.now = world.now.plus(Duration.ofDays(1));
        assertThat(scopes.chosen().doubts()).hasSize(1);
    }

    @Test
    void whatDoesNotAnswerIsNotAskedByEachPolicy() {
        scopes.scopes();
        world.trouble = trouble(Kind.UNAVAILABLE);
        world.now = world.now.plus(Duration.ofHours(2));
        IntStream.range(0, 20).forEach(_ -> scopes.scopes());
        assertThat(world.listed).isEqualTo(2);

        world.trouble = null;
        world.put(MEMBER, "shop", "ACTIVE");
        world.now = world.now.plus(Duration.ofMinutes(5));
        assertThat(scopes.scopes()).hasSize(2);
    }

    @Test
    void accountsThatWereNeverListedAreNotGuessed() {
        world.trouble = trouble(Kind.DENIED);
        assertThatThrownBy(() -> scopes.scopes()).isSameAs(world.trouble);
    }

    @Test
    void aListWithoutAnyActiveAccountIsNotBelieved() {
        world.put(MEMBER, "shop", "ACTIVE");
        scopes.scopes();
        world.members.clear();
        world.now = world.now.plus(Duration.ofHours(2));

        var chosen = scopes.chosen();
        assertThat(chosen.scopes()).hasSize(2);
        assertThat(chosen.doubts())
                .singleElement()
                .satisfies(doubt -> assertThat(doubt.why())
                        .contains("expected at least one account of the organization to be ACTIVE but of 0 none is"));
    }

    @Test
    void anAccountThatLeftIsSaidForAWhile() {
        world.put(MEMBER, "shop", "ACTIVE");
        scopes.scopes();
        world.members.remove(MEMBER);
        world.now = world.now.plus(Duration.ofDays(2));

        for (int look = 0; look < 2; look++) {
            assertThat(scopes.chosen().scopes()).hasSize(1);
            assertThat(scopes.chosen().doubts())
                    .containsExactly(new Doubt(
                            "account " + MEMBER + " (shop)",
                            "it is not in the organization any more and is left out; if that is not meant, invite it again",
                            false));
            world.now = world.now.plus(Duration.ofDays(10));
        }
        world.now = world.now.plus(Duration.ofDays(10));
        assertThat(scopes.chosen().doubts()).isEmpty();
    }

    @Test
    void eachAccountHasTheRegionsThatItEnabledAndIsAskedTwiceADay() {
        scopes = scopes(EVERYTHING);
        world.put(MEMBER, "shop", "ACTIVE");
        world.enabled.put(MEMBER, List.of(HOME, OTHER));

        assertThat(scopes.scopes())
                .containsExactly(new Scope(OWN, HOME), new Scope(MEMBER, HOME), new Scope(MEMBER, OTHER));
        world.now = world.now.plus(Duration.ofHours(11));
        scopes(EVERYTHING).scopes();
        assertThat(world.asked).isEqualTo(Map.of(OWN, 1, MEMBER, 1));

        world.now = world.now.plus(Duration.ofHours(1));
        scopes.scopes();
        assertThat(world.asked).isEqualTo(Map.of(OWN, 2, MEMBER, 2));
    }

    @Test
    void anAccountThatDoesNotSayItsRegionsKeepsThoseItHadAndCostsTheOthersNothing() {
        scopes = scopes(EVERYTHING);
        world.put(MEMBER, "shop", "ACTIVE");
        world.enabled.put(MEMBER, List.of(HOME, OTHER));
        var before = scopes.scopes();
        world.closed.add(MEMBER);
        world.enabled.put(OWN, List.of(HOME, OTHER));
        world.now = world.now.plus(Duration.ofDays(1));

        var chosen = scopes.chosen();
        assertThat(chosen.scopes()).hasSize(4).containsAll(before);
        assertThat(chosen.doubts()).singleElement().satisfies(doubt -> {
            assertThat(doubt.about()).isEqualTo("the Regions of account " + MEMBER);
            assertThat(doubt.why()).contains("those of 2026-11-20T01:00:00Z stay in force", "closed");
        });
    }

    @Test
    void regionsThatAreNotListedForAnotherReasonNowAreStillNotCertain() {
        scopes = scopes(EVERYTHING);
        world.put(MEMBER, "shop", "ACTIVE");
        scopes.scopes();
        world.now = world.now.plus(Duration.ofHours(13));
        world.closed.add(MEMBER);
        assertThat(scopes.chosen().doubts())
                .extracting(Doubt::about)
                .containsExactly("the Regions of account " + MEMBER);

        world.closed.clear();
        world.throttled.add(MEMBER);
        assertThat(scopes.chosen().doubts()).isEmpty();
        assertThat(scopes.chosen().unsaid()).containsExactly("the Regions of account " + MEMBER);

        world.throttled.clear();
        world.roleless.add(MEMBER);
        assertThat(scopes.chosen().unsaid()).containsExactly("the Regions of account " + MEMBER);

        world.roleless.clear();
        assertThat(scopes.chosen().unsaid()).isEmpty();
    }

    @Test
    void anAccountWhoseRegionsNobodyKnowsStandsWithTheHomeRegion() {
        scopes = scopes(EVERYTHING);
        world.put(MEMBER, "shop", "ACTIVE");
        world.closed.add(MEMBER);

        var chosen = scopes.chosen();
        assertThat(chosen.scopes()).containsExactly(new Scope(OWN, HOME), new Scope(MEMBER, HOME));
        assertThat(chosen.doubts())
                .singleElement()
                .satisfies(doubt -> assertThat(doubt.why())
                        .contains("its Regions cannot be listed, eu-west-1 alone is looked at", "closed"));
    }

    @Test
    void ofAnAccountThatLetsNobodyInTheScanOfItsScopeSaysSo() {
        scopes = scopes(EVERYTHING);
        world.put(MEMBER, "shop", "ACTIVE");
        world.roleless.add(MEMBER);

        var chosen = scopes.chosen();
        assertThat(chosen.scopes()).containsExactly(new Scope(OWN, HOME), new Scope(MEMBER, HOME));
        assertThat(chosen.doubts()).isEmpty();
    }

    @Test
    void aLedgerThatIsDownCostsOneCallForEachProcess() {
        ledger = new BrokenLedger();
        scopes = scopes(ORGANIZATION);
        scopes.scopes();
        scopes.scopes();
        assertThat(world.listed).isOne();
    }

    @Test
    void whatSomebodyElseWroteIntoTheLedgerIsNotBelieved() {
        ledger.create(Memory.KEY, "{\"listedAt\": 7}");
        assertThat(scopes.scopes()).hasSize(1);
    }

    @Test
    void aThousandAccountsWithTheSameRegionsAreRememberedShortly() {
        var regions = IntStream.range(1, 18)
                .mapToObj(number -> new Region("eu-west-" + number))
                .toList();
        world.enabled.put(OWN, regions);
        for (int number = 0; number < 999; number++) {
            var account = new AccountId("%012d".formatted(number));
            world.put(account, "member-" + number, "ACTIVE");
            world.enabled.put(account, regions);
        }
        scopes = scopes(EVERYTHING);

        assertThat(scopes.scopes()).hasSize(17_000);
        assertThat(ledger.read(Memory.KEY).orElseThrow().text()).hasSizeLessThan(150_000);
        assertThat(scopes(EVERYTHING).scopes()).hasSize(17_000);
        assertThat(world.asked)
                .hasSize(1_000)
                .allSatisfy((_, times) -> assertThat(times).isOne());
    }

    @Test
    void listedAccountsAndRegionsAskNobody() {
        var listed = new ScopeChoice.Accounts.Listed(List.of(MEMBER, OWN), "member", null);
        var choice = new ScopeChoice(new ScopeChoice.Regions.Listed(List.of(OTHER, HOME)), listed);

        assertThat(scopes(choice).scopes())
                .containsExactly(
                        new Scope(OWN, HOME), new Scope(OWN, OTHER), new Scope(MEMBER, HOME), new Scope(MEMBER, OTHER));
        assertThat(world.listed).isZero();
        assertThat(world.asked).isEmpty();
        assertThat(ledger.read(Memory.KEY)).isEmpty();
    }

    private ChosenScopes scopes(ScopeChoice choice) {
        return new ChosenScopes(choice, () -> OWN, HOME, world, world, ledger, world);
    }

    private static ScopeChoice.Accounts organization() {
        return new ScopeChoice.Accounts.Organization("snapwarden-member", null);
    }

    private static DependencyException trouble(Kind kind) {
        return new DependencyException(kind, "trouble", null);
    }

    private static final class World implements AccountDirectory, RegionDirectory, InstantSource {

        private final Map<AccountId, Member> members = new TreeMap<>();
        private final Map<AccountId, List<Region>> enabled = new ConcurrentHashMap<>();
        private final Set<AccountId> closed = ConcurrentHashMap.newKeySet();
        private final Set<AccountId> throttled = ConcurrentHashMap.newKeySet();
        private final Set<AccountId> roleless = ConcurrentHashMap.newKeySet();
        private final Map<AccountId, Integer> asked = new ConcurrentHashMap<>();
        private Instant now = Instant.parse("2026-11-20T01:00:00Z");
        private DependencyException trouble;
        private int listed;

        World() {
            put(OWN, "", "ACTIVE");
        }

        void put(AccountId id, String name, String state) {
            members.put(id, new Member(id, name, state));
        }

        @Override
        public List<Member> members() {
            listed++;
            if (trouble != null) {
                throw trouble;
            }
            return List.copyOf(members.values());
        }

        @Override
        public List<Region> enabled(AccountId account) {
            asked.merge(account, 1, Integer::sum);
            if (closed.contains(account)) {
                throw new DependencyException(Kind.DENIED, account + " is closed", null);
            }
            if (throttled.contains(account)) {
                throw trouble(Kind.THROTTLED);
            }
            if (roleless.contains(account)) {
                throw DependencyException.atTheDoor(Kind.DENIED, "AssumeRole for " + account + " failed", null);
            }
            return enabled.getOrDefault(account, List.of(HOME));
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private static final class BrokenLedger implements RunLedger {

        @Override
        public Optional<Entry> read(String key) {
            throw trouble(Kind.UNAVAILABLE);
        }

        @Override
        public boolean create(String key, String text) {
            throw trouble(Kind.UNAVAILABLE);
        }

        @Override
        public boolean replace(String key, String text, String version) {
            throw trouble(Kind.UNAVAILABLE);
        }

        @Override
        public void remove(String key) {
            throw trouble(Kind.UNAVAILABLE);
        }

        @Override
        public List<String> keys(String prefix) {
            throw trouble(Kind.UNAVAILABLE);
        }
    }
}

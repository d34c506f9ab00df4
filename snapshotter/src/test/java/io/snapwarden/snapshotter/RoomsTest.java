package io.snapwarden.snapshotter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.runtime.port.DependencyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoomsTest {

    private static final Duration LATER = Duration.ofSeconds(11);

    private static final CaptureConfig CONFIG = CaptureConfig.defaults();

    private final TestClock time = new TestClock();
    private final TestAccount account = new TestAccount(Scene.SCOPE, time);
    private final Rooms rooms = new Rooms(account, time, "me", CONFIG);

    @Test
    void takesAsManyAsTheLimitLeaves() {
        account.foreign = 97;
        assertThat(enters(1, 4)).isFalse();
        time.pass(Duration.ofMinutes(2));
        assertThat(enters(2, 3)).isTrue();
        assertThat(enters(3, 1)).isFalse();
    }

    @Test
    void countsAFullScopeOnceInAWhileHoweverManyAsk() {
        IntStream.range(0, 150).forEach(n -> enters(n, 1));
        assertThat(account.counts).isEqualTo(1);
        time.pass(LATER);
        IntStream.range(0, 150).forEach(n -> enters(n, 1));
        assertThat(account.counts).isEqualTo(2);
    }

    @Test
    void countsAFullScopeOfSlowSnapshotsLessOften() {
        account.foreign = 100;
        for (int second = 0; second < 3600; second++) {
            enters(1, 1);
            time.pass(Duration.ofSeconds(1));
        }
        assertThat(account.counts).isBetween(3600 / 10, 3600 / 10 * 3 / 2);
    }

    @Test
    void countsNothingWhileThereIsRoomUntilTheCountIsOld() {
        enters(1, 1);
        time.pass(LATER);
        enters(2, 1);
        assertThat(account.counts).isEqualTo(1);
        time.pass(Duration.ofMinutes(1));
        enters(3, 1);
        assertThat(account.counts).isEqualTo(2);
    }

    @Test
    void remembersWhatWasMadeSinceItCounted() {
        account.foreign = 90;
        make(1, 10);
        assertThat(enters(2, 1)).isFalse();
    }

    @Test
    void givesBackPlacesThatWereNotUsed() {
        account.foreign = 99;
        place(1, 1).close();
        assertThat(enters(2, 1)).isTrue();
    }

    @Test
    void believesTheNextCount() {
        account.foreign = 90;
        make(1, 10);
        time.pass(LATER);
        account.foreign = 60;
        assertThat(enters(2, 40)).isTrue();
    }

    @Test
    void closesToSmallerOnesForASetThatDidNotFit() {
        account.foreign = 70;
        assertThat(enters(1, 40)).isFalse();
        assertThat(enters(2, 4)).isFalse();
        assertThat(enters(3, 4)).isFalse();

        time.pass(LATER);
        account.foreign = 60;
        assertThat(enters(2, 4)).isFalse();
        assertThat(enters(1, 40)).isTrue();

        time.pass(LATER);
        account.foreign = 90;
        rooms.enter(Scene.SCOPE, demand(2, 4));
        assertThat(account.counts).isEqualTo(3);
    }

    @Test
    void opensAgainForSmallerOnesOnceTheLargeOneHasItsPlace() {
        account.foreign = 70;
        enters(1, 40);
        time.pass(LATER);
        account.foreign = 0;
        assertThat(enters(1, 40)).isTrue();
        assertThat(enters(2, 4)).isTrue();
    }

    @Test
    void opensAgainWhenTheLargeOneNeverComesBack() {
        account.foreign = 70;
        enters(1, 40);
        time.pass(Duration.ofMinutes(3));
        assertThat(enters(2, 4)).isTrue();
    }

    @Test
    void letsALargerOneComeBeforeALargeOne() {
        account.foreign = 70;
        enters(1, 40);
        enters(2, 60);
        time.pass(LATER);
        account.foreign = 30;
        assertThat(enters(1, 40)).isFalse();
        assertThat(enters(2, 60)).isTrue();
    }

    @Test
    void thoseWhoFindNoRoomAskAgainLaterTheMoreOfThemAsk() {
        account.foreign = 100;
        var pauses = IntStream.range(0, 5000).mapToObj(this::pause).toList();
        assertThat(pauses).isSorted();
        assertThat(pauses.getFirst()).isEqualTo(CONFIG.countEvery());
        assertThat(pauses.getLast()).isEqualTo(CONFIG.roomWait());
    }

    @Test
    void thoseWhoFindNoRoomAskSoonWhenFewAreLeft() {
        account.foreign = 100;
        IntStream.range(0, 100).forEach(this::pause);
        for (int n = 0; n < 20; n++) {
            time.pass(LATER);
            pause(n);
        }
        assertThat(pause(1))
                .as("of snapshots that are slow")
                .isLessThan(CONFIG.countEvery().multipliedBy(3));
    }

    @Test
    void aRefusalIsFollowedByACount() {
        refuse(1);
        time.pass(Duration.ofSeconds(3));
        account.foreign = 100;
        assertThat(enters(2, 1)).isFalse();
        assertThat(account.counts).isEqualTo(2);
    }

    @Test
    void aRefusalClosesTheScopeForLongerEachTime() {
        refuse(1);
        time.pass(Duration.ofSeconds(3));
        refuse(2);
        time.pass(Duration.ofSeconds(3));
        assertThat(enters(3, 1)).as("places that no count shows are taken").isFalse();
        time.pass(Duration.ofSeconds(2));
        make(4, 1);
        refuse(5);
        time.pass(Duration.ofSeconds(3));
        assertThat(enters(6, 1)).as("a capture in between forgives").isTrue();
    }

    @Test
    void whoeverIsRefusedAsksAgainWhenTheScopeOpens() {
        try (var place = place(1, 1)) {
            assertThat(place.refused(Duration.ofSeconds(30))).isEqualTo(CONFIG.countEvery());
        }
    }

    @Test
    void remembersWhatAListingMayNotShowYet() {
        account.foreign = 60;
        make(1, 38);
        time.pass(Duration.ofMillis(2500));
        assertThat(enters(2, 4)).as("not listed, for it was made just now").isFalse();
        time.pass(Duration.ofMillis(2500));
        assertThat(enters(3, 4)).as("not listed any more").isTrue();
    }

    @Test
    void countsWhatIsListedAndWasMadeJustNowOnce() {
        account.foreign = 10;
        try (var place = place(1, 90)) {
            place.took(IntStream.range(0, 80).mapToObj(RoomsTest::stranger).toList());
        }
        account.foreign = 80;
        time.pass(Duration.ofMillis(2500));
        assertThat(enters(2, 20)).isTrue();
    }

    @Test
    void sharesPlacesWithTheWorkersThatItSees() {
        account.foreign = 20;
        account.foreignTags = RoomsTest::ofThreeWorkers;
        assertThat(enters(1, 20)).as("a fourth of 80").isTrue();
        assertThat(enters(2, 1)).as("the rest is the others'").isFalse();
    }

    @Test
    void theLastPlacesAreEachWorkersInTurn() {
        account.foreign = 96;
        account.foreignTags = RoomsTest::ofThreeWorkers;
        var turns =
                IntStream.range(0, 8).filter(_ -> aTurnInWhichManyAsk()).boxed().toList();
        assertThat(turns).hasSize(2);
        assertThat(turns.getLast() - turns.getFirst()).isEqualTo(4);
    }

    @Test
    void dividesNothingWhereFewAsk() {
        account.foreign = 96;
        account.foreignTags = RoomsTest::ofThreeWorkers;
        enters(1, 4);
        time.pass(LATER);
        assertThat(enters(2, 4)).isTrue();
    }

    @Test
    void sharesNothingWithThoseWhoOnlyLookLikeWorkers() {
        account.foreign = 20;
        account.foreignTags = n -> Map.of(Marks.CAPTURE, "forged" + n);
        assertThat(enters(1, 80)).isTrue();
    }

    @Test
    void keepsScopesApart() {
        account.foreign = 100;
        assertThat(enters(1, 1)).isFalse();
        account.foreign = 0;
        var elsewhere = new Scope(new AccountId("123456789012"), new Region("us-east-1"));
        assertThat(rooms.enter(elsewhere, demand(2, 1))).isInstanceOf(Place.class);
    }

    @Test
    void waitsWhileTheFirstCountIsUnderWay() {
        var asked = new ArrayList<Rooms.Entry>();
        var counting = new Rooms(
                new CountingReader(() -> {
                    asked.add(askAgain());
                    return List.of();
                }),
                time,
                "me",
                CaptureConfig.defaults());
        reentrant = counting;
        assertThat(counting.enter(Scene.SCOPE, demand(1, 1))).isInstanceOf(Place.class);
        assertThat(asked).singleElement().isInstanceOf(Rooms.Full.class);
    }

    @Test
    void countsAgainAfterACountThatFailed() {
        var down = new ArrayList<Boolean>();
        var failing = new Rooms(
                new CountingReader(() -> {
                    if (down.isEmpty()) {
                        down.add(true);
                        throw new DependencyException(
                                DependencyException.Kind.UNAVAILABLE, "no answer", new IllegalStateException());
                    }
                    return List.of();
                }),
                time,
                "me",
                CaptureConfig.defaults());
        assertThatThrownBy(() -> failing.enter(Scene.SCOPE, demand(1, 1))).isInstanceOf(DependencyException.class);
        assertThat(failing.enter(Scene.SCOPE, demand(1, 1))).isInstanceOf(Place.class);
    }

    @Test
    void neverGivesOutMoreThanThereIsWhenThreadsRace() throws Exception {
        account.foreign = 40;
        enters(0, 1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var racers = IntStream.range(1, 200)
                    .mapToObj(n -> threads.submit((Callable<Boolean>) () -> enters(n, 1)))
                    .toList();
            int entered = 1;
            for (var racer : racers) {
                entered += racer.get() ? 1 : 0;
            }
            assertThat(entered).isEqualTo(60);
        }
    }

    private Rooms reentrant = rooms;

    private Rooms.Entry askAgain() {
        return reentrant.enter(Scene.SCOPE, demand(2, 1));
    }

    private boolean enters(int work, int size) {
        return rooms.enter(Scene.SCOPE, demand(work, size)) instanceof Place;
    }

    private Duration pause(int work) {
        return ((Rooms.Full) rooms.enter(Scene.SCOPE, demand(work, 1))).pause();
    }

    private void refuse(int work) {
        try (var place = place(work, 1)) {
            place.refused(Duration.ofSeconds(30));
        }
    }

    private Place place(int work, int size) {
        return (Place) rooms.enter(Scene.SCOPE, demand(work, size));
    }

    private void make(int work, int size) {
        try (var place = place(work, size)) {
            place.took(IntStream.range(0, size).mapToObj(n -> made(work, n)).toList());
        }
    }

    /// @return whether anybody entered
    private boolean aTurnInWhichManyAsk() {
        boolean entered = false;
        for (int n = 0; n < 20; n++) {
            if (rooms.enter(Scene.SCOPE, demand(n, 4)) instanceof Place place) {
                place.took(IntStream.range(0, 4).mapToObj(m -> made(0, m)).toList());
                place.close();
                entered = true;
            }
        }
        time.pass(Duration.ofSeconds(3));
        return entered;
    }

    private static Map<String, String> ofThreeWorkers(int n) {
        return Map.of(Marks.CAPTURE, "worker" + n % 3 + "-" + n);
    }

    private static SnapshotId made(int work, int n) {
        return new SnapshotId("snap-%04x%04x".formatted(work, n));
    }

    private static SnapshotId stranger(int n) {
        return new SnapshotId("snap-f%07x".formatted(n));
    }

    private static Demand demand(int work, int size) {
        var source = new ResourceId("i-%x".formatted(work));
        return new Demand(new Obligation(new PolicyName("gold"), Scene.SLOT, Scene.SCOPE, source), size, true, false);
    }
}

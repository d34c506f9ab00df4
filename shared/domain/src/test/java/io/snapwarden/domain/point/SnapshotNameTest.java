package io.snapwarden.domain.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.schedule.Slot;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Whoever computes it comes to the same name, today and in years; and it takes more than tags to be ours.
class SnapshotNameTest {

    private static final Scope SCOPE = Scope.parse("111122223333/eu-west-1");
    private static final String DATABASE = "db-ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final Instant AT = Instant.parse("2026-11-20T02:00:00Z");
    private static final PointKey KEY =
            new PointKey(new Obligation(new PolicyName("databases"), new Slot(AT), SCOPE, new ResourceId(DATABASE)), 2);
    private static final Marks MARKS = Marks.ofDatabase(KEY, "last 2");
    private static final String NAME = new SnapshotName(KEY).toString();

    @Test
    void theNameIsWorkedOutOfTheWorkAndTheAttempt() {
        assertThat(NAME)
                .isEqualTo("snapwarden-" + KEY.obligation().workId() + "-2")
                .matches("[a-z](-?[a-z0-9])*")
                .hasSizeLessThanOrEqualTo(63);
    }

    @Test
    void whatAgreesInAllIsOurs() {
        assertThat(read(NAME, DATABASE, AT, MARKS.tags())).isEqualTo(new Reading.Ours(MARKS));
    }

    @Test
    void anotherNameDisagreesWhateverTheTagsSay() {
        disagrees(read("copied-by-a-person", DATABASE, AT, MARKS.tags()), "should be named " + NAME);
        var other = NAME.replaceFirst("-2$", "-1");
        disagrees(read(other, DATABASE, AT, MARKS.tags()), "should be named " + NAME);
    }

    @Test
    void anotherDatabaseOrTimeDisagrees() {
        disagrees(read(NAME, "db-OTHER", AT, MARKS.tags()), "it is of db-OTHER");
        disagrees(read(NAME, "", AT, MARKS.tags()), "it is of ");
        disagrees(read(NAME, DATABASE, AT.minusSeconds(86_400), MARKS.tags()), "outside its slot's window");
    }

    @Test
    void ourNameWithoutOurTagsIsReported() {
        disagrees(read(NAME, DATABASE, AT, Map.of()), "(absent)");
        var robbed = new HashMap<>(MARKS.tags());
        robbed.remove(Marks.RETAIN);
        disagrees(read(NAME, DATABASE, AT, robbed), Marks.RETAIN);
    }

    @Test
    void whatSpeaksOfUsNowhereIsSomebodyElses() {
        assertThat(read("before-the-migration", DATABASE, AT, Map.of("Name", "x")))
                .isEqualTo(new Reading.Unmarked());
    }

    private static void disagrees(Reading reading, String why) {
        assertThat(reading)
                .asInstanceOf(type(Reading.Disagrees.class))
                .extracting(Reading.Disagrees::why)
                .asString()
                .contains(why);
    }

    private static Reading read(String name, String database, Instant at, Map<String, String> tags) {
        var snapshot = new Snapshot(
                new SnapshotId("arn:aws:rds:eu-west-1:111122223333:snapshot:" + name),
                SCOPE.account(),
                database,
                at,
                Snapshot.State.COMPLETED,
                "",
                new Labels().ofDatabase(name, tags),
                null,
                null);
        return Reading.of(snapshot, SCOPE);
    }
}

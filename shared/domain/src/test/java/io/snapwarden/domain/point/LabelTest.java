package io.snapwarden.domain.point;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

class LabelTest {

    private static final Label LABEL = new Labels().of(Points.MARKS.description(), Points.MARKS.tags());

    @Test
    void isReadOnceInAScope() {
        assertThat(LABEL.in(Points.SCOPE)).isSameAs(LABEL.in(Points.SCOPE));
        assertThat(LABEL.in(Points.SCOPE)).isEqualTo(new Reading.Ours(Points.MARKS));
    }

    @Test
    void saysSomethingElseInAnotherScope() {
        assertThat(LABEL.in(Points.SCOPE)).isInstanceOf(Reading.Ours.class);
        var elsewhere = new Scope(Points.SCOPE.account(), new Region("us-east-1"));
        assertThat(LABEL.in(elsewhere)).isInstanceOf(Reading.Disagrees.class);
        assertThat(LABEL.in(Points.SCOPE)).isInstanceOf(Reading.Ours.class);
    }

    @Test
    void isReadAnewWhenItsTagsWereChanged() {
        assertThat(LABEL.in(Points.SCOPE)).isInstanceOf(Reading.Ours.class);
        var forged = new HashMap<>(LABEL.tags());
        forged.put(Marks.MEMBERS, "9");
        assertThat(LABEL.tagged(forged).in(Points.SCOPE)).isInstanceOf(Reading.Disagrees.class);
    }

    @Test
    void equalsWhatReadsTheSame() {
        var same = new Labels().of(Points.MARKS.description(), new HashMap<>(Points.MARKS.tags()));
        assertThat(same).isEqualTo(LABEL).hasSameHashCodeAs(LABEL);
        assertThat(new Labels().of("by hand", LABEL.tags())).isNotEqualTo(LABEL);
    }

    @Test
    void sharesWithOthersWhatTheyNameAlike() {
        var labels = new Labels();
        var first = marks(labels.of(Points.MARKS.description(), Points.MARKS.tags()));
        var again = Points.marks(2, "c-2", Points.ROOT, Points.DATA);
        var second = marks(labels.of(again.description(), again.tags()));
        assertThat(second).isEqualTo(again);
        assertThat(second.key().obligation().source())
                .isSameAs(first.key().obligation().source());
        assertThat(second.key().obligation().slot())
                .isSameAs(first.key().obligation().slot());
    }

    private static Marks marks(Label label) {
        return ((Reading.Ours) label.in(Points.SCOPE)).marks();
    }
}

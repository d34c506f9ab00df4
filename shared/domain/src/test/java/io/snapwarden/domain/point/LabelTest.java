package io.snapwarden.domain.point;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

class LabelTest {

    private static final Label LABEL = new Label(Points.MARKS.description(), Points.MARKS.tags());

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
        var same = new Label(Points.MARKS.description(), new HashMap<>(Points.MARKS.tags()));
        assertThat(same).isEqualTo(LABEL).hasSameHashCodeAs(LABEL);
        assertThat(new Label("by hand", LABEL.tags())).isNotEqualTo(LABEL);
    }
}

package io.snapwarden.domain.point;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.PolicyName;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Laws of the marks, over sets of every size and over seeds.
class MarksProperties {

    private static final int LONGEST_VALUE = 256;

    static IntStream sizes() {
        return IntStream.rangeClosed(1, 128);
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "{0} volumes")
    @MethodSource("sizes")
    void everySetAnInstanceCanHaveFitsIntoItsTags(int size) {
        var marks = marks(Points.longest(size));
        assertThat(marks.tags()).hasSizeLessThanOrEqualTo(SourceTags.MOST_TAGS);
        assertThat(marks.tags().values())
                .allSatisfy(value -> assertThat(value).hasSizeLessThanOrEqualTo(LONGEST_VALUE));
        assertThat(SetManifest.fromTags(marks.tags())).isEqualTo(marks.manifest());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsWrittenIsReadBack(long seed) {
        var random = new SplittableRandom(seed);
        var marks = marks(Points.random(random, random.nextInt(1, 129)));
        var anyone = marks.manifest().volumes().get(random.nextInt(marks.members()));
        assertThat(Reading.of(Points.member(marks, anyone, "0a"), Points.SCOPE)).isEqualTo(new Reading.Ours(marks));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void marksThatAreCorrectedReadAsTheCorrectedOnes(long seed) {
        var random = new SplittableRandom(seed);
        var planned = marks(Points.random(random, random.nextInt(1, 129)));
        var captured = planned.describing(new SetManifest(Points.random(random, random.nextInt(1, 129))));
        var tags = new HashMap<>(planned.tags());
        tags.putAll(captured.tagsInsteadOf(planned));
        var volume = captured.manifest().volumes().getFirst();
        var snapshot = Points.tagged(Points.member(captured, volume, "0a"), tags);
        assertThat(Reading.of(snapshot, Points.SCOPE)).isEqualTo(new Reading.Ours(captured));
    }

    private static Marks marks(List<VolumeShape> volumes) {
        var owed = new Obligation(
                new PolicyName("p".repeat(63)), Points.SLOT, Points.SCOPE, new ResourceId("i-0123456789abcdef0"));
        return new Marks(
                new PointKey(owed, 1),
                new CaptureId("c-1"),
                volumes.size(),
                Consistency.NOT_ONE_INSTANT,
                "last 7 daily 30",
                new SetManifest(volumes));
    }
}

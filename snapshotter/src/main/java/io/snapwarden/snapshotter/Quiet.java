package io.snapwarden.snapshotter;

import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import java.util.SequencedMap;

/// How much at rest a source is while it is captured, and what the point may say of it.
interface Quiet {

    /// Why a set that is captured member by member is never brought to rest: that would last too long.
    String TOO_LARGE = "a set that no single call can take is not frozen";

    /// Nobody asked for it.
    Quiet UNASKED = new Quiet() {
        @Override
        public SequencedMap<String, String> marking(Marks marks) {
            return marks.tags();
        }

        @Override
        public Capturing.Made judge(Capturing.Made made) {
            return made;
        }

        @Override
        public Quiet memberByMember() {
            return this;
        }
    };

    /// Our tags for the create call.
    SequencedMap<String, String> marking(Marks marks);

    /// The create call has returned, however it ended: the point in time is fixed, so the source may go on.
    default void over() {}

    /// What the point may say of itself, and from now on does.
    Capturing.Made judge(Capturing.Made made);

    /// The same source, when no single call can take it.
    Quiet memberByMember();

    /// It was asked for and could not be had; the point says why.
    static Quiet without(String why) {
        return new Quiet() {
            @Override
            public SequencedMap<String, String> marking(Marks marks) {
                return tagged(marks, why);
            }

            @Override
            public Capturing.Made judge(Capturing.Made made) {
                return made.weaker(shortened(why));
            }

            @Override
            public Quiet memberByMember() {
                return this;
            }
        };
    }

    static Quiet memberByMember(CaptureRecoveryPoint work) {
        return work.quiesce() == null ? UNASKED : without(TOO_LARGE);
    }

    static SequencedMap<String, String> tagged(Marks marks, String quiesce) {
        var tags = marks.tags();
        tags.put(Marks.QUIESCE, shortened(quiesce));
        return tags;
    }

    /// As it fits into a tag.
    static String shortened(String why) {
        return why.length() <= Marks.LONGEST_QUIESCE ? why : why.substring(0, Marks.LONGEST_QUIESCE - 1) + "…";
    }
}

package io.snapwarden.snapshotter;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.SnapshotCreator;
import io.snapwarden.runtime.port.SnapshotCreator.Creation;
import io.snapwarden.runtime.port.SnapshotCreator.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;

/// The call that must not happen twice: made only while our claim can be trusted, and made again only when a refusal
/// of tags has said that nothing was done.
final class CreateCall {

    /// How it ended, with which tags, and when it was made.
    record Reply(Creation creation, SnapshotTags tags, Instant at) {}

    private final SnapshotCreator creator;
    private final InstantSource time;
    private final Duration settle;

    CreateCall(SnapshotCreator creator, InstantSource time, Duration settle) {
        this.creator = creator;
        this.time = time;
        this.settle = settle;
    }

    /// @param ours the tags that the snapshots must carry; the source's come after them
    Reply make(
            Hold hold,
            SequencedMap<String, String> ours,
            Map<String, String> sourceTags,
            Function<SnapshotTags, Request> request) {
        var at = time.instant();
        var full = SnapshotTags.full(ours, sourceTags);
        var creation = send(hold, request.apply(full));
        if (!(creation instanceof Creation.TagsRefused)) {
            return new Reply(creation, full, at);
        }
        var again = time.instant();
        var alone = SnapshotTags.oursAlone(ours, sourceTags);
        return new Reply(send(hold, request.apply(alone)), alone, again);
    }

    private Creation send(Hold hold, Request request) {
        return hold.trustedAt(time.instant(), settle)
                ? creator.create(scope(hold), request)
                : new Creation.Ambiguous("the claim is too old to act on, as after a pause of the process");
    }

    private static Scope scope(Hold hold) {
        return hold.key().obligation().scope();
    }
}

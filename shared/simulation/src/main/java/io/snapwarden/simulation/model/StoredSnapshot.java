package io.snapwarden.simulation.model;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.point.Label;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A snapshot as the model keeps it. What becomes of it is settled when it is made; time does the rest.
final class StoredSnapshot implements Numbered {

    private static final long NEVER = Long.MAX_VALUE;

    final int number;
    final SnapshotId id;

    /// As listings name it: the volume that it was taken of, or the dummy of a copy.
    final String volume;

    /// The volume that its content comes from, also when it is a copy.
    final String origin;

    final int sizeGiB;
    final long fullBytes;
    final Instant start;
    final long startedAt;
    final long endsAt;
    final boolean fails;

    private Label label;
    private Label earlierLabel;
    private long labelSeenFrom;
    private final long seenFrom;
    private long unseenFrom = NEVER;
    private @Nullable Snapshot shown;
    /// Whether it is shown so from its end on, until it is tagged anew.
    private boolean shownForGood;

    StoredSnapshot(int number, SnapshotId id, Content content, Label label, Course course) {
        this.number = number;
        this.id = id;
        volume = content.volume();
        origin = content.origin();
        sizeGiB = content.sizeGiB();
        fullBytes = content.fullBytes();
        this.label = label;
        earlierLabel = label;
        start = course.start();
        startedAt = start.toEpochMilli();
        endsAt = course.endsAt();
        fails = course.fails();
        seenFrom = course.seenFrom();
    }

    /// What it holds.
    record Content(String volume, String origin, int sizeGiB, long fullBytes) {}

    /// How it will go with a snapshot. The members of a set share their start.
    record Course(Instant start, long endsAt, boolean fails, long seenFrom) {}

    Snapshot.State state(long now) {
        if (now < endsAt) {
            return Snapshot.State.PENDING;
        }
        return fails ? Snapshot.State.ERROR : Snapshot.State.COMPLETED;
    }

    boolean seen(long now) {
        return seenFrom <= now && now < unseenFrom;
    }

    /// The label as a listing shows it now.
    Label labelSeen(long now) {
        return now < labelSeenFrom ? earlierLabel : label;
    }

    /// Whether listings show it by the tags that it has.
    boolean labelSettled(long now) {
        return now >= labelSeenFrom;
    }

    String description() {
        return label.description();
    }

    Map<String, String> tags() {
        return label.tags();
    }

    void tag(Map<String, String> with, long now, long seenFromThen) {
        earlierLabel = labelSeen(now);
        shownForGood = false;
        label = label.tagged(with);
        labelSeenFrom = seenFromThen;
    }

    void delete(long unseenFromThen) {
        unseenFrom = unseenFromThen;
    }

    boolean deleted() {
        return unseenFrom != NEVER;
    }

    SnapshotRow row(AccountId owner, long now) {
        return new SnapshotRow(facts(owner, now), sizeGiB, progress(now));
    }

    /// Listings show the same again and again, so what has not changed is shown as it was.
    Snapshot facts(AccountId owner, long now) {
        var last = shown;
        boolean settled = now >= endsAt && labelSettled(now);
        if (last != null && shownForGood && settled) {
            return last;
        }
        var state = state(now);
        var labelled = labelSeen(now);
        if (last == null || last.state() != state || !last.label().equals(labelled)) {
            last = facts(owner, state, labelled);
            shown = last;
        }
        shownForGood = settled;
        return last;
    }

    private Snapshot facts(AccountId owner, Snapshot.State state, Label labelled) {
        boolean completed = state == Snapshot.State.COMPLETED;
        return new Snapshot(
                id,
                owner,
                volume,
                start,
                state,
                state == Snapshot.State.ERROR ? "The snapshot could not be completed." : "",
                labelled,
                completed ? Instant.ofEpochMilli(endsAt) : null,
                completed ? fullBytes : null);
    }

    private int progress(long now) {
        long whole = 100;
        return now >= endsAt ? (fails ? 0 : 100) : (int) (whole * (now - startedAt) / (endsAt - startedAt));
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public boolean forgotten(long now) {
        return unseenFrom <= now;
    }
}

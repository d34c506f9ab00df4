package io.snapwarden.domain.point;

import io.snapwarden.domain.obligation.PolicyName;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What the call that creates a recovery point writes on every member: who ordered it, and what a restore needs.
///
/// @param members how many snapshots make the point whole
/// @param retain the retention in force, for the day when policy and source are gone
public record Marks(
        PointKey key, CaptureId capture, int members, Consistency consistency, String retain, SetManifest manifest) {

    /// All our tag keys begin so; such keys of a source are never copied.
    public static final String PREFIX = "snapwarden:";

    public static final String POLICY = PREFIX + "policy";
    public static final String SLOT = PREFIX + "slot";
    public static final String SOURCE = PREFIX + "source";
    public static final String WORK = PREFIX + "work";
    public static final String ATTEMPT = PREFIX + "attempt";
    public static final String CAPTURE = PREFIX + "capture";
    public static final String MEMBERS = PREFIX + "members";
    public static final String CONSISTENCY = PREFIX + "consistency";
    public static final String RETAIN = PREFIX + "retain";

    /// On points whose source was to be brought to rest: how long it was frozen, or why that proves nothing. It is
    /// no mark of ours alone, for it is written when the proof is there.
    public static final String QUIESCE = PREFIX + "quiesce";

    public static final int LONGEST_QUIESCE = 256;

    /// What [#QUIESCE] says from the create call until the proof, or what disproves it, is there.
    public static final String UNPROVEN = "nobody has said yet whether the freeze held";

    /// The workload that a point was captured with. As [#QUIESCE], no mark of ours: a copied tag of a volume may say
    /// something else on one member, which makes the point no worse.
    public static final String WORKLOAD = PREFIX + "workload";
    /// How near to each other the captures of the workload began, on points whose service lets us write it afterwards.
    public static final String WORKLOAD_SPAN = PREFIX + "workload-span";

    /// A person's "keep": beats every rule, whatever its value.
    public static final String HOLD = PREFIX + "hold";

    private static final int LONGEST_RETAIN = 256;

    public Marks {
        boolean whole = key.obligation().source().isWhole();
        if (!whole && manifest.volumes().isEmpty()) {
            throw new IllegalArgumentException("a set manifest names at least one volume");
        }
        if (whole && !manifest.volumes().isEmpty()) {
            throw new IllegalArgumentException(
                    "its service keeps the point as one thing, so it has no set manifest: " + key);
        }
        if (members != (whole ? 1 : manifest.volumes().size())) {
            throw new IllegalArgumentException("a point of " + members + " members has a manifest of "
                    + manifest.volumes().size() + ": " + key);
        }
        if (retain.length() > LONGEST_RETAIN) {
            throw new IllegalArgumentException(
                    "a retention mark has at most 256 characters but has " + retain.length());
        }
    }

    /// The marks of a point that AWS Backup makes.
    public static Marks ofManaged(PointKey key, BackupToken token, String retain) {
        return new Marks(key, token.capture(), 1, Consistency.CRASH, retain, SetManifest.NONE);
    }

    /// The marks of a snapshot of RDS.
    public static Marks ofDatabase(PointKey key, String retain) {
        return new Marks(key, new SnapshotName(key).capture(), 1, Consistency.CRASH, retain, SetManifest.NONE);
    }

    /// What is known of a backup that an application makes. Nobody writes it on anything.
    public static Marks ofCommand(PointKey key, String retain) {
        var capture = new CaptureId(key.obligation().workId() + "-" + key.attempt());
        return new Marks(key, capture, 1, Consistency.APPLICATION, retain, SetManifest.NONE);
    }

    /// Whether the point is one thing, which AWS Backup, RDS or an application keeps.
    public boolean whole() {
        return key.obligation().source().isWhole();
    }

    /// Whether the point is of this thing: one of its volumes, or the source that its service keeps whole.
    boolean isOf(String thing) {
        return whole() ? key.obligation().source().value().equals(thing) : manifest.names(thing);
    }

    /// Of what tells marks apart, so that a listing of many is put together fast; not of the capture id alone, which
    /// whoever forges marks may give a thousand times.
    @Override
    public int hashCode() {
        return 31 * key.hashCode() + capture.hashCode();
    }

    /// The same point, of the volumes that were really captured.
    public Marks describing(SetManifest captured) {
        return new Marks(key, capture, captured.volumes().size(), consistency, retain, captured);
    }

    /// As the create call wrote them: a set at one instant is crash-consistent until it is proven to be more.
    Marks asCreated() {
        return consistency == Consistency.APPLICATION ? with(Consistency.CRASH) : this;
    }

    public Marks with(Consistency other) {
        return new Marks(key, capture, members, other, retain, manifest);
    }

    /// The tags to write on members that carry `earlier`, so that they carry these marks instead. What the earlier
    /// manifest needed beyond this one becomes empty.
    public SequencedMap<String, String> tagsInsteadOf(Marks earlier) {
        var wanted = tags();
        var standing = earlier.tags();
        var changes = new LinkedHashMap<String, String>();
        wanted.forEach((tag, value) -> {
            if (!value.equals(standing.get(tag))) {
                changes.put(tag, value);
            }
        });
        standing.sequencedKeySet().stream()
                .filter(tag -> !wanted.containsKey(tag))
                .forEach(tag -> changes.put(tag, ""));
        return changes;
    }

    /// The mark that no later call can change.
    public String description() {
        return Description.of(key);
    }

    /// How every Description of a policy's points begins, and no other.
    public static String descriptionsOf(PolicyName policy) {
        return Description.beginning(policy);
    }

    /// Our tags for whoever takes only letters, digits, spaces and `. / - @ _ + :` in a tag. They read as the same
    /// marks, if the retention is worded so too.
    public SequencedMap<String, String> plainTags() {
        var tags = tags();
        tags.putAll(manifest.toPlainTags());
        return tags;
    }

    /// Our tags, in a fixed order; the manifest comes last.
    public SequencedMap<String, String> tags() {
        var owed = key.obligation();
        var tags = new LinkedHashMap<String, String>();
        tags.put(POLICY, owed.policy().value());
        tags.put(SLOT, owed.slot().toString());
        tags.put(SOURCE, owed.source().value());
        tags.put(WORK, owed.workId().value());
        tags.put(ATTEMPT, Integer.toString(key.attempt()));
        tags.put(CAPTURE, capture.value());
        tags.put(MEMBERS, Integer.toString(members));
        tags.put(CONSISTENCY, consistency.word());
        tags.put(RETAIN, retain);
        tags.putAll(manifest.toTags());
        return tags;
    }
}

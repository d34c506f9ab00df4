package io.snapwarden.domain.point;

import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.domain.text.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;

/// The volumes of a recovery point as they were, packed into tags: the same list on every member, because one call
/// takes one tag list.
///
/// A value holds entries `volume|device|type|iops|throughput|size|az`. A field that repeats the entry before it in
/// the same value is written `=`: without that, 128 volumes with long device names would need more tags than EC2
/// allows. Each value can be read alone. Where these characters cannot be written others stand for them, which no
/// field has: see [Marks#plainTags]. Both spellings say the same.
///
/// @param volumes empty only for what AWS Backup or RDS keeps as one thing
public record SetManifest(List<VolumeShape> volumes) {

    private static final String KEY = Marks.PREFIX + "set.";
    private static final int LONGEST_VALUE = 256;
    private static final String BETWEEN_VOLUMES = ";";
    private static final String BETWEEN_FIELDS = "|";
    private static final String AS_BEFORE = "=";
    private static final int FIELDS = 7;

    /// What stands for the three in the plain spelling.
    private static final String USUAL = BETWEEN_VOLUMES + BETWEEN_FIELDS + AS_BEFORE;
    private static final String PLAIN = " +@";

    private static final Form NUMBER = Form.of("0-9", 1, 9);

    /// Of what AWS Backup or RDS keeps as one thing.
    public static final SetManifest NONE = new SetManifest(List.of());

    public SetManifest {
        volumes = List.copyOf(volumes);
        var seen = new HashSet<VolumeId>();
        for (var volume : volumes) {
            if (!seen.add(volume.id())) {
                throw new IllegalArgumentException(
                        "a set manifest names each volume once but has two of " + volume.id());
            }
        }
    }

    public boolean names(String volumeId) {
        for (var volume : volumes) {
            if (volume.id().value().equals(volumeId)) {
                return true;
            }
        }
        return false;
    }

    /// Whether all of its volumes are among these.
    boolean isWithin(Predicate<String> volumeIds) {
        for (var volume : volumes) {
            if (!volumeIds.test(volume.id().value())) {
                return false;
            }
        }
        return true;
    }

    /// Whether these hold its volumes, one after the other.
    boolean isOfInOrder(List<Snapshot> members) {
        if (members.size() != volumes.size()) {
            return false;
        }
        for (int i = 0; i < volumes.size(); i++) {
            if (!volumes.get(i).id().value().equals(members.get(i).volume())) {
                return false;
            }
        }
        return true;
    }

    /// Whether these are its volumes, no more and no fewer.
    public boolean isOf(Set<VolumeId> ids) {
        return ids.size() == volumes.size() && volumes.stream().allMatch(volume -> ids.contains(volume.id()));
    }

    /// As many entries to a value as 256 characters hold.
    public SequencedMap<String, String> toTags() {
        var tags = new LinkedHashMap<String, String>();
        var line = new StringBuilder();
        List<String> before = List.of();
        for (var volume : volumes) {
            var fields = fields(volume);
            var entry = pack(fields, before);
            if (!line.isEmpty() && line.length() + BETWEEN_VOLUMES.length() + entry.length() > LONGEST_VALUE) {
                tags.put(KEY + (tags.size() + 1), line.toString());
                line.setLength(0);
                entry = pack(fields, List.of());
            }
            line.append(line.isEmpty() ? "" : BETWEEN_VOLUMES).append(entry);
            before = fields;
        }
        if (!line.isEmpty()) {
            tags.put(KEY + (tags.size() + 1), line.toString());
        }
        return tags;
    }

    /// The same, without the characters that not everybody takes in a tag.
    SequencedMap<String, String> toPlainTags() {
        var tags = toTags();
        tags.replaceAll((_, value) -> spelled(value, USUAL, PLAIN));
        return tags;
    }

    /// What a tag says in the usual spelling: the value itself where the tag is no part of a manifest.
    static String usual(String tag, String value) {
        return tag.startsWith(KEY) ? spelled(value, PLAIN, USUAL) : value;
    }

    private static String spelled(String value, String from, String to) {
        var text = value;
        for (int i = 0; i < from.length(); i++) {
            text = text.replace(from.charAt(i), to.charAt(i));
        }
        return text;
    }

    /// Reads `set.1`, `set.2` and so on up to the first that is absent or empty: a manifest that became shorter
    /// leaves empty values behind, because a tag can be overwritten but not taken away.
    ///
    /// @throws IllegalArgumentException saying what is wrong, when the tags hold no whole manifest
    static SetManifest fromTags(Map<String, String> tags) {
        var volumes = new ArrayList<VolumeShape>();
        for (int n = 1; !tags.getOrDefault(KEY + n, "").isEmpty(); n++) {
            List<String> before = List.of();
            var value = usual(KEY + n, tags.getOrDefault(KEY + n, ""));
            for (var entry : value.split(BETWEEN_VOLUMES, -1)) {
                before = unpack(entry, before);
                volumes.add(volume(before, entry));
            }
        }
        if (volumes.isEmpty()) {
            throw new IllegalArgumentException("a set manifest names at least one volume");
        }
        return new SetManifest(volumes);
    }

    private static List<String> fields(VolumeShape volume) {
        return List.of(
                volume.id().value(),
                volume.device(),
                volume.type(),
                Integer.toString(volume.iops()),
                Integer.toString(volume.throughput()),
                Integer.toString(volume.sizeGiB()),
                volume.zone());
    }

    private static String pack(List<String> fields, List<String> before) {
        var words = new ArrayList<String>();
        for (int i = 0; i < FIELDS; i++) {
            var field = fields.get(i);
            boolean repeats = !before.isEmpty() && before.get(i).equals(field) && !field.isEmpty();
            words.add(repeats ? AS_BEFORE : field);
        }
        return String.join(BETWEEN_FIELDS, words);
    }

    private static List<String> unpack(String entry, List<String> before) {
        var words = new ArrayList<>(Arrays.asList(entry.split("\\" + BETWEEN_FIELDS, -1)));
        if (words.size() != FIELDS) {
            throw new IllegalArgumentException("a manifest entry has " + FIELDS + " fields but is \"" + entry + "\"");
        }
        if (!before.isEmpty()) {
            for (int i = 0; i < FIELDS; i++) {
                words.set(i, words.get(i).equals(AS_BEFORE) ? before.get(i) : words.get(i));
            }
        }
        return words;
    }

    private static VolumeShape volume(List<String> fields, String entry) {
        return new VolumeShape(
                new VolumeId(fields.get(0)),
                fields.get(1),
                fields.get(2),
                number(fields.get(3), entry),
                number(fields.get(4), entry),
                number(fields.get(5), entry),
                fields.get(6));
    }

    private static int number(String digits, String entry) {
        if (!NUMBER.fits(digits)) {
            throw new IllegalArgumentException(
                    "\"" + digits + "\" is no number in the manifest entry \"" + entry + "\"");
        }
        return Integer.parseInt(digits);
    }
}

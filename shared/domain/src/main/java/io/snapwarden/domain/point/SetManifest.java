package io.snapwarden.domain.point;

import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.VolumeShape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The volumes of a recovery point as they were, packed into tags: the same list on every member, because one call
/// takes one tag list.
public record SetManifest(List<VolumeShape> volumes) {

    private static final String KEY = Marks.PREFIX + "set.";
    private static final int LONGEST_VALUE = 256;
    private static final String BETWEEN_VOLUMES = ";";
    private static final int FIELDS = 7;

    public SetManifest {
        volumes = List.copyOf(volumes);
        if (volumes.isEmpty()) {
            throw new IllegalArgumentException("a set manifest names at least one volume");
        }
        var seen = new HashSet<VolumeId>();
        for (var volume : volumes) {
            if (!seen.add(volume.id())) {
                throw new IllegalArgumentException(
                        "a set manifest names each volume once but has two of " + volume.id());
            }
        }
    }

    public boolean names(String volumeId) {
        return volumes.stream().anyMatch(volume -> volume.id().value().equals(volumeId));
    }

    /// As many entries to a value as 256 characters hold.
    public SequencedMap<String, String> toTags() {
        var tags = new LinkedHashMap<String, String>();
        var line = new StringBuilder();
        for (var volume : volumes) {
            var entry = pack(volume);
            if (!line.isEmpty() && line.length() + BETWEEN_VOLUMES.length() + entry.length() > LONGEST_VALUE) {
                tags.put(KEY + (tags.size() + 1), line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : BETWEEN_VOLUMES).append(entry);
        }
        tags.put(KEY + (tags.size() + 1), line.toString());
        return tags;
    }

    /// @throws IllegalArgumentException saying what is wrong, when the tags hold no whole manifest
    static SetManifest fromTags(Map<String, String> tags) {
        var volumes = new ArrayList<VolumeShape>();
        int n = 1;
        for (var line = tags.get(KEY + n); line != null; line = tags.get(KEY + n)) {
            for (var entry : line.split(BETWEEN_VOLUMES, -1)) {
                volumes.add(unpack(entry));
            }
            n++;
        }
        return new SetManifest(volumes);
    }

    private static String pack(VolumeShape volume) {
        return String.join(
                "|",
                volume.id().value(),
                volume.device(),
                volume.type(),
                Integer.toString(volume.iops()),
                Integer.toString(volume.throughput()),
                Integer.toString(volume.sizeGiB()),
                volume.zone());
    }

    private static VolumeShape unpack(String entry) {
        var fields = entry.split("\\|", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("a manifest entry has " + FIELDS + " fields but is \"" + entry + "\"");
        }
        return new VolumeShape(
                new VolumeId(fields[0]),
                fields[1],
                fields[2],
                number(fields[3], entry),
                number(fields[4], entry),
                number(fields[5], entry),
                fields[6]);
    }

    private static int number(String digits, String entry) {
        if (!digits.matches("\\d{1,9}")) {
            throw new IllegalArgumentException(
                    "\"" + digits + "\" is no number in the manifest entry \"" + entry + "\"");
        }
        return Integer.parseInt(digits);
    }
}

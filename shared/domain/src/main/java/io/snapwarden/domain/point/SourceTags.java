package io.snapwarden.domain.point;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The source's own tags on a recovery point, within the limits of EC2 and RDS: ours > volume > instance, 50 in
/// all, and keys that begin with `aws:` or `snapwarden:` never.
///
/// @param tags what is written beside our marks
/// @param dropped the keys that found no room, for the event
public record SourceTags(SequencedMap<String, String> tags, List<String> dropped) {

    /// EC2 and RDS allow this many user tags on a resource.
    public static final int MOST_TAGS = 50;

    private static final int LONGEST_KEY = 127;
    private static final int LONGEST_VALUE = 256;

    /// All that one member should carry, given how many marks of ours stand there already.
    public static SourceTags ofMember(int ours, Map<String, String> volume, Map<String, String> instance) {
        var wanted = new LinkedHashMap<String, String>(eligible(volume));
        eligible(instance).forEach(wanted::putIfAbsent);
        return fitted(wanted, MOST_TAGS - ours);
    }

    /// What one call can write on all members alike: the instance's tags, without keys that a volume has of its own
    /// and with room left for the volume that has most, whose tags the call copies from the source.
    public static SourceTags ofSet(int ours, Collection<Map<String, String>> volumes, Map<String, String> instance) {
        var keysOfVolumes = new HashSet<String>();
        int most = 0;
        for (var volume : volumes) {
            var own = eligible(volume);
            keysOfVolumes.addAll(own.keySet());
            most = Math.max(most, own.size());
        }
        var wanted = eligible(instance);
        wanted.keySet().removeAll(keysOfVolumes);
        return fitted(wanted, MOST_TAGS - ours - most);
    }

    /// All that a snapshot of RDS should carry. RDS keeps a prefix of its own for itself.
    public static SourceTags ofDatabase(int ours, Map<String, String> database) {
        var wanted = eligible(database);
        wanted.keySet().removeIf(key -> key.startsWith("rds:"));
        return fitted(wanted, MOST_TAGS - ours);
    }

    private static SourceTags fitted(Map<String, String> wanted, int room) {
        var tags = new LinkedHashMap<String, String>();
        var dropped = new ArrayList<String>();
        wanted.forEach((key, value) -> {
            if (tags.size() < room) {
                tags.put(key, value);
            } else {
                dropped.add(key);
            }
        });
        return new SourceTags(tags, List.copyOf(dropped));
    }

    private static TreeMap<String, String> eligible(Map<String, String> tags) {
        var eligible = new TreeMap<String, String>();
        tags.forEach((key, value) -> {
            if (allowed(key) && value.length() <= LONGEST_VALUE) {
                eligible.put(key, value);
            }
        });
        return eligible;
    }

    private static boolean allowed(String key) {
        return !key.isEmpty()
                && key.length() <= LONGEST_KEY
                && !key.startsWith("aws:")
                && !key.startsWith(Marks.PREFIX);
    }
}

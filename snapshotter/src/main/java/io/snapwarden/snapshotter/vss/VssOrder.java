package io.snapwarden.snapshotter.vss;

import io.snapwarden.domain.fleet.WorkloadName;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.text.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What [Quiesce#VSS] is told: our marks, by which its snapshots are found again and are ours, and of the source's tags
/// those that it takes.
///
/// @param dropped keys of the source's tags that it does not take
/// @param unfit which of our own marks it would not take; null when it takes all
public record VssOrder(
        Map<String, List<String>> parameters,
        List<String> dropped,
        @Nullable String unfit) {

    public static final String DESCRIPTION = "description";
    public static final String TAGS = "tags";

    private static final String WITHOUT_BOOT = "ExcludeBootVolume";

    /// What it writes itself; it ends in an error when told one of these.
    private static final Set<String> RESERVED = Set.of("AppConsistent", "Device", "AwsVssConfig");

    /// Less than the document takes, which puts its parameters into a script: no quotes, brackets or backslashes, and
    /// nothing that means something to Systems Manager or in the list of tags.
    private static final String CHARACTERS = "A-Za-z0-9 ./@_+:-";
    private static final Form KEY = Form.of(CHARACTERS, 1, 127);
    private static final Form VALUE = Form.of(CHARACTERS, 0, 256);

    public VssOrder {
        parameters = Map.copyOf(parameters);
        dropped = List.copyOf(dropped);
    }

    /// @param workload what it is captured with; a name that the document does not take is written with the span
    /// @param withoutBoot whether the boot volume is left out
    public static VssOrder of(
            Marks marks, @Nullable WorkloadName workload, Map<String, String> source, boolean withoutBoot) {
        var tags = new LinkedHashMap<String, String>(marks.plainTags());
        tags.put(Marks.QUIESCE, Marks.UNPROVEN);
        var unfit = tags.keySet().stream()
                .filter(key -> !VALUE.fits(tags.getOrDefault(key, "")))
                .findFirst()
                .map(key -> "it does not take the mark " + key + ": " + tags.get(key))
                .orElse(null);
        if (workload != null && isTaken(workload.value())) {
            tags.put(Marks.WORKLOAD, workload.value());
        }
        var dropped = new ArrayList<String>();
        new TreeMap<>(source).forEach((key, value) -> {
            if (!RESERVED.contains(key) && KEY.fits(key) && isTrimmed(key) && isTaken(value)) {
                tags.putIfAbsent(key, value);
            } else {
                dropped.add(key);
            }
        });
        return new VssOrder(parameters(marks, tags, withoutBoot), dropped, unfit);
    }

    private static Map<String, List<String>> parameters(
            Marks marks, SequencedMap<String, String> tags, boolean withoutBoot) {
        return Map.of(
                DESCRIPTION,
                List.of(marks.description()),
                TAGS,
                List.of(tags.entrySet().stream()
                        .map(tag -> "Key=" + tag.getKey() + ",Value=" + tag.getValue())
                        .collect(Collectors.joining(";"))),
                WITHOUT_BOOT,
                List.of(withoutBoot ? "True" : "False"));
    }

    private static boolean isTaken(String value) {
        return VALUE.fits(value) && isTrimmed(value);
    }

    /// Blanks at the ends may be lost on the way.
    private static boolean isTrimmed(String text) {
        return text.strip().length() == text.length();
    }
}

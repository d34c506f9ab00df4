package io.snapwarden.simulation.model;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// One filter of a Describe call: any of the values will do; `*` and `?` stand for characters.
public record Filter(String name, List<String> values) {

    private static final String TAG = "tag:";

    public Filter {
        values = List.copyOf(values);
    }

    public static Filter of(String name, String... values) {
        return new Filter(name, List.of(values));
    }

    /// The key, for a filter on one tag; empty otherwise.
    String tag() {
        return name.startsWith(TAG) ? name.substring(TAG.length()) : "";
    }

    boolean hasWildcards() {
        return values.stream().anyMatch(Filter::wild);
    }

    boolean accepts(String value) {
        return values.stream().anyMatch(wanted -> wild(wanted) ? glob(wanted, value) : wanted.equals(value));
    }

    boolean acceptsTags(Map<String, String> tags) {
        if (name.equals("tag-key")) {
            return hasWildcards()
                    ? tags.keySet().stream().anyMatch(this::accepts)
                    : values.stream().anyMatch(tags::containsKey);
        }
        var value = tags.get(tag());
        return value != null && accepts(value);
    }

    boolean isAboutTags() {
        return name.startsWith(TAG) || name.equals("tag-key");
    }

    private static boolean wild(String wanted) {
        return wanted.indexOf('*') >= 0 || wanted.indexOf('?') >= 0;
    }

    private static boolean glob(String wanted, String value) {
        var beginning = wanted.substring(0, wanted.length() - 1);
        if (wanted.endsWith("*") && !wild(beginning)) {
            return value.startsWith(beginning); // what nearly every pattern is
        }
        var regex = new StringBuilder();
        for (int i = 0; i < wanted.length(); i++) {
            switch (wanted.charAt(i)) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(wanted.substring(i, i + 1)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(value).matches();
    }
}

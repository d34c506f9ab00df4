package io.snapwarden.simulation.model;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One filter of a Describe call: any of the values will do; `*` and `?` stand for characters.
public record Filter(String name, List<String> values) {

    private static final String TAG = "tag:";

    public Filter {
        values = List.copyOf(values);
    }

    public static Filter of(String name, String... values) {
        return new Filter(name, List.of(values));
    }

    boolean isAboutTags() {
        return name.startsWith(TAG) || name.equals("tag-key");
    }

    boolean hasWildcards() {
        return values.stream().anyMatch(Filter::wild);
    }

    /// What tests things by a field of theirs. It is made once for a whole listing.
    <T> Predicate<T> by(Function<T, String> field) {
        var wanted = wanted();
        return thing -> wanted.test(field.apply(thing));
    }

    /// As [#by], for filters about tags.
    <T> Predicate<T> byTags(Function<T, Map<String, String>> tags) {
        var wanted = wanted();
        if (!name.startsWith(TAG)) {
            return thing -> anyKey(tags.apply(thing), wanted);
        }
        var key = name.substring(TAG.length());
        return thing -> {
            var value = tags.apply(thing).get(key);
            return value != null && wanted.test(value);
        };
    }

    private static boolean anyKey(Map<String, String> tags, Predicate<String> wanted) {
        for (var key : tags.keySet()) {
            if (wanted.test(key)) {
                return true;
            }
        }
        return false;
    }

    private Predicate<String> wanted() {
        var plain = values.stream().filter(value -> !wild(value)).collect(Collectors.toUnmodifiableSet());
        return values.stream().filter(Filter::wild).map(Filter::glob).reduce(plain::contains, Predicate::or);
    }

    private static boolean wild(String wanted) {
        return wanted.indexOf('*') >= 0 || wanted.indexOf('?') >= 0;
    }

    private static Predicate<String> glob(String wanted) {
        var beginning = wanted.substring(0, wanted.length() - 1);
        if (wanted.endsWith("*") && !wild(beginning)) {
            return value -> value.startsWith(beginning); // what nearly every pattern is
        }
        var regex = new StringBuilder();
        for (int i = 0; i < wanted.length(); i++) {
            switch (wanted.charAt(i)) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(wanted.substring(i, i + 1)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).asMatchPredicate();
    }
}

package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.text.Excerpt;
import io.snapwarden.runtime.policyfile.YamlNode.Text.Meaning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// One value of the file, with the path that leads to it. What does not fit is told to the problems and is empty.
record Cursor(String path, YamlNode node, Problems problems) {

    private static final int LONGEST_TEXT = 1_024;
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,9}");

    void refuse(String why) {
        problems.add(node.place(), path, why);
    }

    /// Text. What would be a number or a flag to other YAML tools is refused, so that all of them read the same.
    Optional<String> text(String expected) {
        return text(expected, Function.identity());
    }

    /// Text of a form that is its type's to judge, by an IllegalArgumentException.
    <T> Optional<T> text(String expected, Function<String, T> parse) {
        if (!(node instanceof YamlNode.Text text)) {
            return refused(expected, "");
        }
        return switch (text.meaning()) {
            case NOTHING -> refused(expected, "");
            case NUMBER, FLAG -> refused(expected, goodInQuotes(text.value(), parse) ? "; write it in quotes" : "");
            case TEXT -> parsed(text.value(), parse);
        };
    }

    Optional<Integer> number(int least, int most) {
        var expected = least == most ? String.valueOf(least) : "a whole number from " + least + " to " + most;
        if (!(node instanceof YamlNode.Text text)
                || !text.plain()
                || !WHOLE.matcher(text.value()).matches()) {
            return refused(expected, "");
        }
        int number = Integer.parseInt(text.value());
        return number < least || number > most ? refused(expected, "") : Optional.of(number);
    }

    Optional<Boolean> flag() {
        if (node instanceof YamlNode.Text text && text.meaning() == Meaning.FLAG) {
            return Optional.of(Boolean.parseBoolean(text.value()));
        }
        return refused("true or false", "");
    }

    /// One of a few words.
    Optional<String> word(Vocabulary words) {
        if (!(node instanceof YamlNode.Text text) || text.meaning() != Meaning.TEXT) {
            return refused(words.expected(), "");
        }
        if (words.serves(text.value())) {
            return Optional.of(text.value());
        }
        refuse(words.refusal(text.value(), text.words()));
        return Optional.empty();
    }

    /// One of an enum's values, by the word that each calls itself.
    <E extends Enum<E>> Optional<E> word(Class<E> type) {
        var values = type.getEnumConstants();
        return word(Vocabulary.of(values))
                .flatMap(word -> List.of(values).stream()
                        .filter(value -> value.toString().equals(word))
                        .findFirst());
    }

    /// The items of a list that has at least one.
    Optional<List<Cursor>> items(String expected) {
        if (!(node instanceof YamlNode.Items list) || list.items().isEmpty()) {
            return refused(expected, "");
        }
        var items = new ArrayList<Cursor>();
        for (var item : list.items()) {
            items.add(new Cursor(path + "[" + items.size() + "]", item, problems));
        }
        return Optional.of(items);
    }

    /// Keys with values, in their order; none twice.
    Optional<List<Field>> fields(String expected) {
        if (!(node instanceof YamlNode.Entries mapping)) {
            return refused(expected, "");
        }
        var fields = new LinkedHashMap<String, Field>();
        for (var entry : mapping.entries()) {
            if (entry.key() instanceof YamlNode.Text key) {
                var field = new Field(key.value(), key.place(), below(key.value(), entry.value()));
                var first = fields.putIfAbsent(key.value(), field);
                if (first != null) {
                    field.refuse("expected each key once, found it on line "
                            + first.at().line() + " too");
                }
            } else {
                problems.add(
                        entry.key().place(),
                        path,
                        "expected a word as key, found " + entry.key().words());
            }
        }
        return Optional.of(List.copyOf(fields.values()));
    }

    /// A value made of others; an IllegalArgumentException of its type's is told in this place.
    <T> Optional<T> tried(Supplier<T> making) {
        try {
            return Optional.of(making.get());
        } catch (IllegalArgumentException e) {
            refuse(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private <T> Optional<T> parsed(String text, Function<String, T> parse) {
        if (text.length() > LONGEST_TEXT) {
            refuse("expected at most %d characters, found %d".formatted(LONGEST_TEXT, text.length()));
            return Optional.empty();
        }
        return tried(() -> parse.apply(text));
    }

    private boolean goodInQuotes(String text, Function<String, ?> parse) {
        return new Cursor(path, node, new Problems("")).parsed(text, parse).isPresent();
    }

    private Cursor below(String key, YamlNode value) {
        var word = key.matches("[A-Za-z0-9_-]{1,64}") ? key : Excerpt.of(key);
        return new Cursor(path.isEmpty() ? word : path + "." + word, value, problems);
    }

    private <T> Optional<T> refused(String expected, String remedy) {
        refuse("expected " + expected + ", found " + node.words() + remedy);
        return Optional.empty();
    }
}

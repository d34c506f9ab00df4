package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.text.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The words that may stand in one spot, and those of the contract that this release does not serve yet.
///
/// @param later why each of them is refused
record Vocabulary(List<String> served, Map<String, String> later) {

    static Vocabulary of(String... served) {
        return new Vocabulary(List.of(served), Map.of());
    }

    static Vocabulary of(Object[] values) {
        var words = new ArrayList<String>();
        for (var value : values) {
            words.add(value.toString());
        }
        return new Vocabulary(List.copyOf(words), Map.of());
    }

    Vocabulary later(String word, String why) {
        var more = new LinkedHashMap<>(later);
        more.put(word, why);
        return new Vocabulary(served, more);
    }

    boolean serves(String word) {
        return served.contains(word);
    }

    Optional<String> nearest(String word) {
        return Spelling.nearest(word, served);
    }

    /// Why the word is refused.
    String refusal(String word, String found) {
        var why = later.get(word);
        if (why != null) {
            return word + " is not served by this release yet: " + why;
        }
        var guess = nearest(word).map(near -> "; did you mean " + near + "?").orElse("");
        return "expected " + expected() + ", found " + found + guess;
    }

    String expected() {
        int last = served.size() - 1;
        return last == 0 ? served.getFirst() : String.join(", ", served.subList(0, last)) + " or " + served.get(last);
    }
}

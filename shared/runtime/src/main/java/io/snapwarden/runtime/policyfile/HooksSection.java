package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.policy.Hooks;
import io.snapwarden.domain.policy.Quiesce;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// `hooks:` what is run on an instance around its capture.
final class HooksSection {

    private static final Vocabulary KEYS = Vocabulary.of("before", "after");
    private static final Vocabulary BEFORE = Vocabulary.of("document", "parameters", "timeout", "on-failure");
    private static final Vocabulary AFTER = Vocabulary.of("document", "parameters", "timeout", "after");
    private static final String LIST = "a list such as [{ document: snapwarden-shop-pause }]";

    private HooksSection() {}

    static Optional<Hooks> read(Cursor at) {
        return Section.of(at, KEYS).flatMap(section -> {
            var before = section.optional("before").flatMap(list -> items(list, HooksSection::before));
            var after = section.optional("after").flatMap(list -> items(list, HooksSection::after));
            return section.make(() -> new Hooks(before.orElse(List.of()), after.orElse(List.of())));
        });
    }

    private static <T> Optional<List<T>> items(Cursor at, Function<Cursor, Optional<T>> read) {
        return at.items(LIST)
                .map(items -> items.stream()
                        .flatMap(item -> read.apply(item).stream())
                        .toList());
    }

    private static Optional<Hooks.Before> before(Cursor at) {
        return Section.of(at, BEFORE).flatMap(section -> {
            var script = script(section);
            var onFailure = section.optional("on-failure").flatMap(word -> word.word(Quiesce.OnFailure.class));
            return section.make(() -> new Hooks.Before(script.make(), onFailure.orElse(Quiesce.OnFailure.CRASH)));
        });
    }

    private static Optional<Hooks.After> after(Cursor at) {
        return Section.of(at, AFTER).flatMap(section -> {
            var script = script(section);
            var stage = section.optional("after").flatMap(word -> word.word(Hooks.Stage.class));
            return section.make(() -> new Hooks.After(script.make(), stage.orElse(Hooks.Stage.CAPTURED)));
        });
    }

    private static ScriptKeys script(Section section) {
        return ScriptKeys.read(section, Hooks.USUAL_TIMEOUT, Hooks.SHORTEST_TIMEOUT, Hooks.LONGEST_TIMEOUT);
    }
}

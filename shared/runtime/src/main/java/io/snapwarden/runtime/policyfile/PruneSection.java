package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.policy.PruneRule;
import io.snapwarden.domain.policy.PruneRule.MaxDeletes;
import io.snapwarden.domain.text.Excerpt;
import java.util.Optional;

/// `prune:` how far pruning may go.
final class PruneSection {

    private static final int MOST_DELETES = 1_000_000;
    private static final String EXPECTED = "1% to 100%, or a whole number from 1 to " + MOST_DELETES;

    private PruneSection() {}

    static Optional<PruneRule> read(Cursor at) {
        return Section.of(at, Vocabulary.of("mode", "max-deletes")).flatMap(section -> {
            var mode = section.optional("mode").flatMap(word -> word.word(PruneRule.Mode.class));
            var most = section.optional("max-deletes").flatMap(PruneSection::maxDeletes);
            return section.make(() -> new PruneRule(
                    mode.orElse(PruneRule.CAUTIOUS.mode()), most.orElse(PruneRule.CAUTIOUS.maxDeletes())));
        });
    }

    private static Optional<MaxDeletes> maxDeletes(Cursor at) {
        if (at.node() instanceof YamlNode.Text text && text.meaning() == YamlNode.Text.Meaning.NUMBER) {
            return at.number(1, MOST_DELETES).map(MaxDeletes.Count::new);
        }
        return at.text(EXPECTED, PruneSection::percent);
    }

    private static MaxDeletes percent(String text) {
        if (!text.matches("[1-9][0-9]?%|100%")) {
            throw new IllegalArgumentException("expected " + EXPECTED + ", found " + Excerpt.of(text));
        }
        return new MaxDeletes.Percent(Integer.parseInt(text.substring(0, text.length() - 1)));
    }
}

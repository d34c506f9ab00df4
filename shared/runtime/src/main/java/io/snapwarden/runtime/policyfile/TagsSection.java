package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.retention.RetentionTag;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// `tags:` tags of older scripts that go on working.
final class TagsSection {

    /// What one of the tag's number stands for.
    private enum Unit {
        HOURS(Duration.ofHours(1)),
        DAYS(Duration.ofDays(1)),
        WEEKS(Duration.ofDays(7));

        private final Duration length;

        Unit(Duration length) {
            this.length = length;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private TagsSection() {}

    /// The tag as it is for a policy that lets nobody shorten.
    static Optional<RetentionTag> read(Cursor at) {
        return Section.of(at, Vocabulary.of("retention"))
                .flatMap(section -> section.required("retention"))
                .flatMap(TagsSection::retention);
    }

    private static Optional<RetentionTag> retention(Cursor at) {
        return Section.of(at, Vocabulary.of("key", "unit")).flatMap(section -> {
            var key = section.required("key").flatMap(text -> text.text("the key of a tag", TagMap::key));
            var unit = section.optional("unit").flatMap(word -> word.word(Unit.class));
            return section.make(() -> new RetentionTag(key.orElseThrow(), unit.orElse(Unit.DAYS).length, false));
        });
    }
}

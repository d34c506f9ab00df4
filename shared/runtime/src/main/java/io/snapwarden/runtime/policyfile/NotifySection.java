package io.snapwarden.runtime.policyfile;

import java.time.Duration;
import java.util.Optional;

/// `notify:` who is told, and how often.
final class NotifySection {

    private static final Duration LONGEST_FOLD = Duration.ofDays(1);
    private static final Vocabulary KEYS = Vocabulary.of("sns", "digest", "fold-within", "tickets", "metrics");
    private static final Vocabulary METRICS =
            Vocabulary.of("policy").later("resource", "metrics are sent per policy and Region");

    private NotifySection() {}

    static Optional<NotifySettings> read(Cursor at) {
        return Section.of(at, KEYS).flatMap(section -> {
            var topic = section.optional("sns").flatMap(arn -> arn.text("the ARN of an SNS topic", TopicArn::new));
            var digest = section.optional("digest").flatMap(word -> word.word(NotifySettings.Digest.class));
            var fold = section.optional("fold-within")
                    .flatMap(text -> DurationText.read(text, Duration.ZERO, LONGEST_FOLD));
            var webhook = section.optional("tickets").flatMap(TicketsSection::read);
            section.optional("metrics").ifPresent(NotifySection::readMetrics);
            return section.make(() -> new NotifySettings(
                    topic.orElse(null),
                    digest.orElse(NotifySettings.NOBODY.digest()),
                    fold.orElse(NotifySettings.USUAL_FOLD),
                    webhook.orElse(null)));
        });
    }

    /// Nothing to choose yet: the key is served so that files say what they mean.
    private static void readMetrics(Cursor at) {
        Section.of(at, Vocabulary.of("per"))
                .flatMap(section -> section.required("per"))
                .ifPresent(per -> per.word(METRICS));
    }
}

package io.snapwarden.runtime.policyfile;

import java.util.Optional;

/// `notify.tickets:` where a problem becomes a ticket.
final class TicketsSection {

    private static final Vocabulary KEYS =
            Vocabulary.of("webhook").later("servicenow", "use webhook").later("jira", "use webhook");

    private TicketsSection() {}

    static Optional<Webhook> read(Cursor at) {
        return Section.of(at, KEYS)
                .flatMap(section -> section.required("webhook"))
                .flatMap(TicketsSection::webhook);
    }

    private static Optional<Webhook> webhook(Cursor at) {
        return Section.of(at, Vocabulary.of("url", "secret")).flatMap(section -> {
            var url = section.required("url").flatMap(text -> text.text("an https address", Webhook::address));
            var secret = section.optional("secret").flatMap(SecretText::read);
            return section.make(() -> new Webhook(url.orElseThrow(), secret.orElse(null)));
        });
    }
}

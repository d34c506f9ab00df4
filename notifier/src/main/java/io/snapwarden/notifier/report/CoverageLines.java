package io.snapwarden.notifier.report;

import io.snapwarden.notifier.text.Amounts;
import java.time.Duration;
import java.time.Instant;

/// How well a resource is protected, in words.
final class CoverageLines {

    private CoverageLines() {}

    static PageView.CoverageRow row(PageContent.Coverage line, Instant now) {
        var policy = line.policy();
        var newest = line.newestGood();
        var name = PageView.clean(line.name());
        return new PageView.CoverageRow(
                newest == null ? (policy == null ? Tone.BAD : Tone.WAIT) : Tone.GOOD,
                name.equals(line.resource()) ? name : name + " (" + PageView.clean(line.resource()) + ")",
                line.scope().region() + ", " + line.scope().account(),
                policy == null ? "protected by nothing" : policy.value(),
                newest == null ? "no good point" : Amounts.elapsed(Duration.between(newest, now)) + " old");
    }
}

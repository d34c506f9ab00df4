package io.snapwarden.standalone.demo;

import static java.util.stream.Collectors.toMap;

import io.snapwarden.domain.policy.Policy;
import io.snapwarden.notifier.report.PageContent;
import io.snapwarden.notifier.report.RunPage;
import io.snapwarden.planner.Coverage;
import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.runtime.port.TicketDesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;

/// The demo's page: one HTML file that needs nothing else.
final class DemoReport {

    private DemoReport() {}

    static void write(
            Path path,
            Instant now,
            PolicyFile file,
            Nights nights,
            List<Coverage.Line> coverage,
            Restored restored,
            List<TicketDesk.Ticket> taken) {
        var content = PageContent.of("Snapwarden demo", now, nights.reports())
                .withZones(file.policies().policies().stream()
                        .collect(toMap(Policy::name, policy -> policy.schedule().zone())))
                .withPrunes(nights.pruned().stream()
                        .filter(prune -> prune.expired() > 0)
                        .toList())
                .withCoverage(coverage.stream().map(DemoReport::line).toList())
                .withRestores(restores(restored))
                .withTickets(newestOfEach(taken));
        try {
            Files.writeString(path, new RunPage().render(content));
        } catch (IOException e) {
            throw new UncheckedIOException("the report cannot be written to " + path, e);
        }
    }

    private static PageContent.Coverage line(Coverage.Line line) {
        return new PageContent.Coverage(
                line.scope(), line.resource().value(), line.name(), line.policy(), line.newestGood());
    }

    private static List<PageContent.Restore> restores(Restored restored) {
        return restored.plan().items().stream()
                .map(item -> new PageContent.Restore(
                        item.shape().id() + " at " + restored.plan().takenAt().truncatedTo(ChronoUnit.SECONDS),
                        restored.volumes().get(item.shape().id()) + ", "
                                + item.shape().type() + ", "
                                + item.shape().sizeGiB() + " GiB, in "
                                + item.shape().zone(),
                        true))
                .toList();
    }

    private static List<TicketDesk.Ticket> newestOfEach(List<TicketDesk.Ticket> taken) {
        var newest = new LinkedHashMap<String, TicketDesk.Ticket>();
        taken.forEach(ticket -> newest.put(ticket.key(), ticket));
        return List.copyOf(newest.values());
    }
}

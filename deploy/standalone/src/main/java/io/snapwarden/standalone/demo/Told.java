package io.snapwarden.standalone.demo;

import io.snapwarden.planner.Coverage;
import io.snapwarden.runtime.port.TicketDesk;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What the demo did, as one document.
///
/// @param on the local AWS
/// @param restored the new volume for each old one
/// @param asTold whether everything went as the story has it
public record Told(
        String on,
        String policyFile,
        String report,
        int instances,
        int volumes,
        List<Chapter> nights,
        List<Ticket> tickets,
        Map<String, String> restored,
        List<String> protectedByNothing,
        boolean asTold) {

    /// One night in numbers.
    public record Chapter(String at, int captured, List<String> failed, int deleted, List<String> mails) {}

    /// One state of a ticket, as the desk was told it.
    public record Ticket(String key, String status, String title) {}

    static List<Chapter> chapters(List<Night> nights) {
        return nights.stream()
                .map(night -> new Chapter(
                        night.at().toString(), night.captured(), night.failed(), night.deleted(), night.mails()))
                .toList();
    }

    static List<Ticket> tickets(List<TicketDesk.Ticket> taken) {
        return taken.stream()
                .map(ticket -> new Ticket(ticket.key(), ticket.status().name(), ticket.title()))
                .toList();
    }

    static Map<String, String> volumes(Restored restored) {
        return restored.volumes().entrySet().stream()
                .collect(Collectors.toMap(
                        made -> made.getKey().value(), made -> made.getValue().value()));
    }

    static List<String> bare(List<Coverage.Line> coverage) {
        return coverage.stream()
                .filter(Coverage.Line::unprotected)
                .map(line -> line.name() + " (" + line.resource() + ")")
                .toList();
    }

    static String name(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }
}

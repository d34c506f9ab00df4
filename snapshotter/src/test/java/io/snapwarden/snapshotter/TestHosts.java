package io.snapwarden.snapshotter;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.HostCommands;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Hosts that do what a test lays down beforehand; otherwise they freeze and thaw as they are told.
final class TestHosts implements HostCommands {

    static final Set<String> OURS =
            Set.of("command", "executionId", "volumeIds", "freezeSeconds", "notAfter", "includeRoot");

    Document document = new Document.Command(OURS);
    int described;
    final List<Order> orders = new ArrayList<>();
    final List<String> cancelled = new ArrayList<>();
    final List<String> lookedFor = new ArrayList<>();

    /// Of which orders the worker dies, once the host has them.
    Predicate<Order> dying = _ -> false;

    /// What a listing shows of any comment.
    @Nullable
    String found;

    /// Which comments it shows that of.
    Predicate<String> onlyFound = _ -> true;

    /// What happens while somebody looks for a command.
    Runnable lookingTakes = () -> {};

    /// What happened, in its order: `freeze`, `thaw`, and whatever a test adds.
    final List<String> story = new ArrayList<>();

    private final Deque<Function<Order, Sending>> sendings = new ArrayDeque<>();
    private final Deque<Supplier<Run>> looks = new ArrayDeque<>();
    private String doing = "";
    private String lease = "";

    void sends(Sending next) {
        sendings.add(_ -> next);
    }

    /// The next look finds this.
    void shows(Run next) {
        looks.add(() -> next);
    }

    void shows(Supplier<Run> next) {
        looks.add(next);
    }

    static Run ended(int code, String output) {
        return new Run.Ended(code, output, "");
    }

    List<String> commands() {
        return orders.stream()
                .map(order -> order.parameters().get("command").getFirst())
                .toList();
    }

    @Override
    public Document describe(Scope scope, String name) {
        described++;
        return document;
    }

    @Override
    public Sending send(Scope scope, Order order) {
        orders.add(order);
        doing = order.parameters().getOrDefault("command", List.of("")).getFirst();
        lease = order.parameters().getOrDefault("executionId", List.of("None")).getFirst();
        story.add(
                !order.document().equals("snapwarden-freeze")
                        ? order.document()
                        : doing.equals("pre-script") ? "freeze" : "thaw");
        if (dying.test(order)) {
            throw new IllegalStateException("it dies here");
        }
        return sendings.isEmpty()
                ? new Sending.Sent("cmd-" + orders.size())
                : sendings.remove().apply(order);
    }

    @Override
    public Run look(Scope scope, ResourceId instance, String command) {
        if (!looks.isEmpty()) {
            return looks.remove().get();
        }
        return doing.equals("pre-script")
                ? ended(0, "froze 2 mounts\nsnapwarden: result=frozen lease=" + lease + "\n")
                : ended(0, "snapwarden: result=thawed lease=" + lease + " held=yes watchdog=quiet frozen-ms=1204\n");
    }

    @Override
    public Run lookAtSteps(Scope scope, ResourceId instance, String command) {
        return look(scope, instance, command);
    }

    @Override
    public Optional<String> find(Scope scope, ResourceId instance, String comment, Instant from) {
        lookedFor.add(comment);
        lookingTakes.run();
        return onlyFound.test(comment) ? Optional.ofNullable(found) : Optional.empty();
    }

    @Override
    public void cancel(Scope scope, ResourceId instance, String command) {
        cancelled.add(command);
    }
}

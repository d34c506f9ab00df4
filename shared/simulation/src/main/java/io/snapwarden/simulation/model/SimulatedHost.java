package io.snapwarden.simulation.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// The machine behind an instance, set up and looked at from behind. Its agent is online until told otherwise.
public final class SimulatedHost {

    private final ScopeState state;
    private final StoredHost host;

    SimulatedHost(ScopeState state, StoredHost host) {
        this.state = state;
        this.host = host;
    }

    /// From now on the host knows that document, and the scope says what it takes.
    public SimulatedHost document(String name, Document does) {
        return set(it -> {
            it.documents.put(name, does);
            state.documents.put(name, does.parameters());
        });
    }

    /// A mount point beside `/`.
    public SimulatedHost mount(String point) {
        return set(it -> it.mounts.add(point));
    }

    /// Commands wait for the agent to come back, and so does what it has to say; what runs goes on.
    public SimulatedHost agentOffline() {
        return set(it -> it.agent.online(false, state.now()));
    }

    public SimulatedHost agentOnline() {
        return set(it -> it.agent.online(true, state.now()));
    }

    /// From now on commands and results take just so long between Systems Manager and this host.
    public SimulatedHost travels(Duration each) {
        return set(it -> it.travel = each);
    }

    /// From now on the role of the instance may not do that.
    public SimulatedHost deny(String... actions) {
        return set(it -> it.denied.addAll(List.of(actions)));
    }

    /// From now on that step, of whatever document, begins and never ends, until [#hangNowhere].
    public SimulatedHost hangAt(String step) {
        return set(it -> it.hangs.add(step));
    }

    /// What hangs already is not freed.
    public SimulatedHost hangNowhere() {
        return set(it -> it.hangs.clear());
    }

    /// Since when something has been frozen; empty when nothing is.
    public Optional<Instant> frozenSince() {
        return look(it -> it.mounts.lasting().stream().map(Freeze::frozenAt).min(Instant::compareTo));
    }

    /// All freezes there ever were: those that ended, then those that last.
    public List<Freeze> freezes() {
        return look(it -> it.mounts.freezes());
    }

    /// Whether the watchdog is armed.
    public boolean isArmed() {
        return look(it -> it.mounts.armed());
    }

    /// How often the document was begun.
    public int runs(String document) {
        return look(it -> it.runs.getOrDefault(document, 0));
    }

    /// What documents left behind for one another.
    public Map<String, String> files() {
        return look(it -> Map.copyOf(it.files));
    }

    private SimulatedHost set(Consumer<StoredHost> change) {
        return look(it -> {
            change.accept(it);
            return this;
        });
    }

    private <T> T look(Function<StoredHost, T> question) {
        state.lock.lock();
        try {
            state.settle();
            return question.apply(host);
        } finally {
            state.lock.unlock();
        }
    }
}

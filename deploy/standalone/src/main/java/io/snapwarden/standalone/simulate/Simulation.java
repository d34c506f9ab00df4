package io.snapwarden.standalone.simulate;

import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.runtime.policyfile.Prices;
import io.snapwarden.simulation.model.Limits;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.standalone.simulate.fleet.ModelFleet;
import io.snapwarden.standalone.simulate.forecast.Forecast;
import io.snapwarden.standalone.simulate.observe.Observer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Lets time pass, from one thing that is due to the next, in one thread: the same settings give the same forecast.
public final class Simulation {

    /// What one call of an API takes; AWS promises nothing, so this is a choice.
    private static final Duration CALL = Duration.ofMillis(150);

    private static final Duration TICK_LIFE = Duration.ofMinutes(2);

    /// @param workers snapshotters
    /// @param onDate at the end of which the points are listed that are left
    public record Settings(
            Instant start, Duration length, int workers, Limits limits, Prices prices, long seed, LocalDate onDate) {

        public Instant end() {
            return start.plus(length);
        }
    }

    private final Settings settings;
    private final PolicyFile file;
    private final ModelFleet fleet;
    private final VirtualTime time;
    private final SimulatedAws aws;
    private final Observer observer;
    private final Services services;
    private final Ticks ticks;
    private final Iterator<ModelFleet.Member> arrivals;
    private ModelFleet.@Nullable Member arrival;
    private @Nullable Instant nextTick;
    private Instant lastTick;
    private Instant endOfDay;

    /// @param fleet of scopes that the policy file looks at
    public Simulation(Settings settings, PolicyFile file, ModelFleet fleet) {
        this.settings = settings;
        this.file = file;
        this.fleet = fleet;
        time = new VirtualTime(settings.start());
        aws = new SimulatedAws(time, settings.limits(), settings.seed());
        observer = new Observer(file.policies(), aws, settings.onDate());
        var scopes = List.copyOf(fleet.scopes());
        services = new Services(file, () -> scopes, aws, time, settings.limits(), settings.workers(), observer);
        ticks = new Ticks(file.policies(), services.planner().runs());
        aws.calls().listen((scope, action, answer) -> {
            observer.calls().called(scope, action, answer);
            time.spend(CALL);
        });
        arrivals = fleet.members().iterator();
        arrival = arrivals.hasNext() ? arrivals.next() : null;
        nextTick = settings.start();
        lastTick = settings.start();
        endOfDay = midnightAfter(settings.start());
    }

    /// @param progress hears which day it is
    public Forecast run(Consumer<LocalDate> progress) {
        try (observer) {
            return forecast(progress);
        }
    }

    private Forecast forecast(Consumer<LocalDate> progress) {
        for (var day = day(endOfDay); ; day = day(endOfDay)) {
            progress.accept(day);
            passUntil(earlier(endOfDay, settings.end()));
            time.be(earlier(endOfDay, settings.end()));
            observer.endOf(day);
            if (!endOfDay.isBefore(settings.end())) {
                return forecast();
            }
            endOfDay = midnightAfter(endOfDay);
        }
    }

    private void passUntil(Instant end) {
        for (var turn = nextTurn(); turn != null && turn.at().isBefore(end); turn = nextTurn()) {
            turn.act().run();
        }
    }

    private record Due(Instant at, Runnable act) {}

    /// What is due first: new resources before ticks, ticks before work.
    private @Nullable Due nextTurn() {
        var tick = tick();
        var work = services.next().orElse(null);
        var due = work == null || !work.at().isBefore(tick)
                ? new Due(tick, () -> tick(tick))
                : new Due(work.at(), () -> step(work));
        return arrival == null || due.at().isBefore(arrival.at()) ? due : new Due(arrival.at(), this::arrive);
    }

    private void arrive() {
        var member = arrival;
        if (member != null) {
            time.be(member.at());
            ModelFleet.place(member, aws);
            var volumes = member.resource().volumes();
            for (int i = 0; i < volumes.size(); i++) {
                var shape = volumes.get(i).shape();
                observer.volume(
                        shape.id().value(), shape.sizeGiB(), member.churns().get(i));
            }
        }
        arrival = arrivals.hasNext() ? arrivals.next() : null;
    }

    private void step(Turn turn) {
        turn.station().step(turn.at());
        if (turn.station() == services.planning()) {
            nextTick = null;
        }
    }

    private void tick(Instant at) {
        time.be(at);
        services.send(new Work.Tick(), TICK_LIFE);
        lastTick = at;
        nextTick = null;
    }

    private Instant tick() {
        if (nextTick == null) {
            nextTick = ticks.after(lastTick);
        }
        return nextTick;
    }

    private Forecast forecast() {
        var setup = new Forecast.Setup(
                settings.start(),
                settings.end(),
                fleet.members().size(),
                fleet.volumes(),
                fleet.scopes().size(),
                settings.workers(),
                settings.limits().pending(),
                file.prune().mode().toString(),
                settings.seed());
        return observer.forecast(setup, settings.end(), settings.limits().rates(), settings.prices(), List.of());
    }

    private static LocalDate day(Instant endOfDay) {
        return LocalDate.ofInstant(endOfDay.minusNanos(1), ZoneOffset.UTC);
    }

    private static Instant midnightAfter(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC)
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}

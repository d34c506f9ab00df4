package io.snapwarden.notifier.digest;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.notifier.duty.Duty;
import io.snapwarden.notifier.duty.LedgerState;
import io.snapwarden.notifier.duty.Told;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.Topic;
import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.work.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// One mail for what closes together.
///
/// An event is first put into the open digest, then marked as told. The message of the event that opened the digest
/// comes back when it is due, and whoever finds a due digest claims it, sends it and forgets it. A sender that dies
/// leaves its claim to run out: then the mail may come twice, but it comes.
public final class DigestDuty implements Duty {

    /// Longer than a publish can take.
    static final Duration CLAIM = Duration.ofMinutes(2);

    /// A prune goes on for long and says so often. By itself it is no reason for a mail soon.
    static final int PRUNES_WAIT = 4;

    private final RunLedger ledger;
    private final LedgerState<Fold> fold;
    private final Told told;
    private final Topic topic;
    private final DigestSettings settings;
    private final UnaryOperator<Event> completed;
    private final Pages pages;
    private final InstantSource time;

    /// @param completed the event with all that it speaks of; what is gathered is the event as it came
    public DigestDuty(
            RunLedger ledger,
            Topic topic,
            DigestSettings settings,
            UnaryOperator<Event> completed,
            InstantSource time) {
        this.ledger = ledger;
        this.completed = completed;
        this.pages = new Pages(ledger);
        this.fold = new LedgerState<>(ledger, "digests/open", Fold.class, Fold.EMPTY);
        this.told = new Told(ledger, "digest");
        this.topic = topic;
        this.settings = settings;
        this.time = time;
    }

    @Override
    public String name() {
        return "digest";
    }

    @Override
    public Optional<String> mark(Event event) {
        return switch (event) {
            case Event.RunClosed _,
                    Event.RunSettled _,
                    Event.SlotsMissed _,
                    Event.ScopeUnreachable _,
                    Event.ScopesInDoubt _,
                    Event.TwinFound _,
                    Event.MarksDisagree _,
                    Event.WorkRejected _ -> Optional.of(event.id());
            case Event.HookFailed failed when !failed.retried() -> Optional.of(event.id());
            case Event.ScopePruned pruned
            when pruned.expired() > 0 || !pruned.refused().isEmpty() -> Optional.of(event.id());
            case Event.ScopePruned _,
                    Event.RunOpened _,
                    Event.RecoveryPointCaptured _,
                    Event.RecoveryPointCompleted _,
                    Event.RecoveryPointFailed _,
                    Event.RecoveryPointMissed _,
                    Event.RecoveryPointSkipped _,
                    Event.HookFailed _,
                    Event.ScopesCertain _,
                    Event.WorkloadCaptured _,
                    Event.RecoveryPointPruned _ -> Optional.empty();
        };
    }

    @Override
    public Outcome handle(Event event) {
        var mark = mark(event);
        if (mark.isEmpty()) {
            return new Outcome.Done();
        }
        if (!told.has(mark.get())) {
            gather(event);
            told.add(mark.get());
        }
        return sendWhatIsDue(event);
    }

    /// Sends what is gathered, due or not, and what another sender may have left: for a process about to end.
    @Override
    public Outcome flush() {
        var seen = fold.read();
        if (seen.value().equals(Fold.EMPTY)) {
            return new Outcome.Done();
        }
        return claimAndSend(seen, Instant.MAX) ? new Outcome.Done() : flush();
    }

    private void gather(Event event) {
        switch (event) {
            case Event.RunClosed _
            when completed.apply(event) instanceof Event.RunClosed(var report, var _) -> gatherClosed(event, report);
            case Event.RunSettled settled
            when completed.apply(event) instanceof Event.RunSettled(var report, var _) ->
                gatherSettled(settled, report);
            case Event.ScopePruned _ -> gather(event, settings.foldWithin().multipliedBy(PRUNES_WAIT));
            case Event other -> gather(other, settings.foldWithin());
        }
    }

    /// The end of a run may arrive before its close; then the close is no news.
    private void gatherClosed(Event event, RunReport report) {
        var said = said(report.run());
        if (!said.read().value().settled()) {
            gather(event, settings.foldWithin());
            said.update(before -> before.settled() ? before : Said.of(report, report.settled()));
        }
    }

    private void gatherSettled(Event.RunSettled settled, RunReport report) {
        var said = said(report.run());
        var now = Said.of(report, true);
        if (now.isNewsAfter(said.read().value()) || fold.read().value().isCorrectedBy(settled)) {
            gather(settled, settings.foldWithin());
        }
        said.update(_ -> now);
    }

    private void gather(Event event, Duration within) {
        var due = time.instant().plus(within);
        if (!fold.update(current -> current.gather(event, due)).fullPage().isEmpty()) {
            turnPage();
        }
    }

    /// Whoever is not fast enough leaves it to the next one.
    private void turnPage() {
        var seen = fold.read();
        var page = seen.value().fullPage();
        if (!page.isEmpty()) {
            fold.write(seen, seen.value().turned(pages.write(page)));
        }
    }

    private Outcome sendWhatIsDue(Event event) {
        var now = time.instant();
        var seen = fold.read();
        if (seen.value().dueAt(now) && !claimAndSend(seen, now)) {
            return new Outcome.Later(Duration.ofSeconds(1), "another notifier is at the digest");
        }
        return fold.read()
                .value()
                .wakes(event.id(), now)
                .<Outcome>map(at -> new Outcome.Later(pause(now, at), "the digest is due at " + at))
                .orElseGet(Outcome.Done::new);
    }

    /// @return whether nobody else was faster
    private boolean claimAndSend(LedgerState.Seen<Fold> seen, Instant dueBefore) {
        var claimed = seen.value().claimed(dueBefore, time.instant().plus(CLAIM));
        var sending = claimed.sending();
        if (sending == null || !fold.write(seen, claimed)) {
            return false;
        }
        send(Digest.of(whole(sending)));
        fold.update(current -> current.sent(sending));
        pages.remove(sending.allPages());
        return true;
    }

    private List<Event> whole(Fold.Sending sending) {
        var events = Gathered.plusAll(pages.read(sending.allPages()), sending.events());
        return events.stream().map(completed).toList();
    }

    private void send(Digest digest) {
        if (digest.bad() || digest.weaker() || settings.when() == DigestSettings.When.ALWAYS) {
            topic.publish(DigestSubject.of(digest), new DigestText(settings.zones()).of(digest));
        }
    }

    private static Duration pause(Instant now, Instant until) {
        var pause = Duration.between(now, until);
        return pause.compareTo(WorkQueue.LONGEST_DELAY) > 0 ? WorkQueue.LONGEST_DELAY : pause;
    }

    private LedgerState<Said> said(RunKey run) {
        return new LedgerState<>(ledger, "digests/said/" + run.policy() + "/" + run.slot(), Said.class, Said.NOTHING);
    }
}

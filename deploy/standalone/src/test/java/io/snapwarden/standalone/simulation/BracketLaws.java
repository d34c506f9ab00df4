package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import io.snapwarden.domain.work.Work.CaptureWorkload;
import io.snapwarden.runtime.work.Outcome;
import io.snapwarden.standalone.simulation.Brackets.Bracket;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/// What may be done for one delivery, and in which order: hooks before, the captures of all near to each other, hooks
/// after, and nobody is left out. Judged whenever something is done.
final class BracketLaws {

    /// Here one member is captured after the other, and a freeze comes before the call and is thawed after it. So far
    /// apart two calls may lie for each member that is brought to rest, where nothing goes wrong.
    private static final Duration FOR_EACH_FREEZE = Duration.ofSeconds(20);

    private static final Duration NEAR = Duration.ofSeconds(10);

    private final Brackets brackets;
    private final Estate estate;
    private final Chronicle chronicle;
    private final Predicate<Instant> quiet;

    /// @param quiet whether nothing goes wrong at that instant, nor has lately
    BracketLaws(Brackets brackets, Estate estate, Chronicle chronicle, Predicate<Instant> quiet) {
        this.brackets = brackets;
        this.estate = estate;
        this.chronicle = chronicle;
        this.quiet = quiet;
    }

    Brackets brackets() {
        return brackets;
    }

    void takes(String host, Object message) {
        brackets.takes(host, message);
    }

    /// A hook before a capture is about to be run.
    void pauses(String host, String source) {
        brackets.inHand(host).filter(bracket -> !bracket.called().isEmpty()).ifPresent(bracket -> {
            throw new AssertionError(source + " is paused when its workload is being captured: "
                    + bracket.called().keySet());
        });
        brackets.pauses(host, source);
    }

    /// Something is about to be asked of the account.
    void captures(String host, String source) {
        brackets.inHand(host).ifPresent(bracket -> {
            nothingIsCapturedAfterTheBracket(bracket, source);
            nothingIsCapturedBeforeIt(bracket, source);
            whatMustBeReadyIs(bracket, source);
        });
        brackets.calls(host, source);
        brackets.inHand(host).ifPresent(this::allBeginWithinSeconds);
    }

    /// The account took what was asked of it, or refused it for good.
    void served(String host, String source) {
        brackets.served(host, source);
    }

    /// A delivery ended.
    void done(String host, Object message, Outcome outcome) {
        if (outcome instanceof Outcome.Done
                && message instanceof Message(CaptureWorkload workload, var notAfter, var _)
                && chronicle.now().isBefore(notAfter)
                && !chronicle.wrongClocks()) {
            workload.members().forEach(member -> served(host, member));
        }
    }

    private static void nothingIsCapturedAfterTheBracket(Bracket bracket, String source) {
        if (!bracket.resumed().isEmpty()) {
            throw new AssertionError(source + " is captured when " + bracket.resumed() + " goes on already");
        }
    }

    /// What goes on with what an earlier delivery made is bracketed no more.
    private void nothingIsCapturedBeforeIt(Bracket bracket, String source) {
        bracket.member(source)
                .filter(member -> member.hooks() != null && !bracket.wasPaused(source))
                .filter(member -> !brackets.wasServed(member))
                .filter(_ -> estate.hosts().containsKey(source))
                .ifPresent(member -> {
                    throw new AssertionError(source + " is captured before its hooks were run: " + member.key());
                });
    }

    private static void whatMustBeReadyIs(Bracket bracket, String source) {
        if (bracket.refuses(source)) {
            throw new AssertionError(source + " is captured, though " + bracket.unready()
                    + " could not be brought to rest, and its policy says that then it shall not be");
        }
    }

    /// Judged where nothing is broken, and of what was taken up when nothing was.
    private void allBeginWithinSeconds(Bracket bracket) {
        var first = bracket.called().values().stream().min(Instant::compareTo).orElseThrow();
        long freezes = bracket.members().stream()
                .filter(member -> member.quiesce() != null)
                .count();
        var most = NEAR.plus(FOR_EACH_FREEZE.multipliedBy(freezes));
        var last = bracket.called().values().stream().max(Instant::compareTo).orElseThrow();
        var apart = Duration.between(first, last);
        if (apart.compareTo(most) > 0 && quiet.test(bracket.begun())) {
            throw new AssertionError("the captures of one workload began " + apart
                    + " apart, though nothing goes wrong: " + bracket.called());
        }
    }

    /// The message is done, so nobody comes again for those that are left.
    private void served(String host, CaptureRecoveryPoint member) {
        var owed = member.key().obligation();
        boolean known = brackets.wasServed(member)
                || brackets.refuses(Brackets.attempt(member), owed.source().value())
                || chronicle.doubtful(owed.workId().value(), owed.slot().at());
        if (!known) {
            throw new AssertionError(host + " is done with a workload, but nothing has become of " + member.key());
        }
    }
}

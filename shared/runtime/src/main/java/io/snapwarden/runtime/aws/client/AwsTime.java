package io.snapwarden.runtime.aws.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The machine's clock, corrected by what AWS says the time is, so that a clock 30 days ahead opens no wrong slot and
/// prunes nothing. Differences up to a minute stay: answers say the time in whole seconds and take a while.
public final class AwsTime implements InstantSource {

    private static final Duration TOLERANCE = Duration.ofMinutes(1);
    private static final Logger log = LoggerFactory.getLogger(AwsTime.class);

    private final InstantSource machine;
    private final AtomicBoolean warned = new AtomicBoolean();
    private volatile Duration correction = Duration.ZERO;

    public AwsTime(InstantSource machine) {
        this.machine = machine;
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(correction);
    }

    /// Takes in the time that an answer of AWS has just told.
    public void heard(Instant told) {
        var difference = Duration.between(machine.instant(), told);
        if (difference.abs().compareTo(TOLERANCE) <= 0) {
            correction = Duration.ZERO;
            return;
        }
        correction = difference;
        if (warned.compareAndSet(false, true)) {
            log.warn(
                    "This machine's clock differs from AWS by {}. The time of AWS is used; set the clock right",
                    difference.truncatedTo(ChronoUnit.SECONDS));
        }
    }
}

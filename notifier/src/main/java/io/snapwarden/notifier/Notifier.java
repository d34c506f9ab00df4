package io.snapwarden.notifier;

import io.snapwarden.notifier.digest.DigestDuty;
import io.snapwarden.notifier.digest.DigestSettings;
import io.snapwarden.notifier.duty.Duty;
import io.snapwarden.notifier.duty.OnWhole;
import io.snapwarden.notifier.duty.Once;
import io.snapwarden.notifier.duty.Told;
import io.snapwarden.notifier.metric.MetricDuty;
import io.snapwarden.notifier.ticket.TicketDuty;
import io.snapwarden.runtime.port.MetricSink;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.TicketDesk;
import io.snapwarden.runtime.port.Topic;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Puts a notifier together of what there is: a topic, a desk and a sink are each optional.
public final class Notifier {

    private final RunLedger ledger;
    private final WholeReports whole;
    private final InstantSource time;
    private final List<Duty> duties = new ArrayList<>();

    public Notifier(RunLedger ledger, InstantSource time) {
        this.ledger = ledger;
        this.whole = new WholeReports(ledger);
        this.time = time;
    }

    public Notifier digests(Topic topic, DigestSettings settings) {
        duties.add(new DigestDuty(ledger, topic, settings, whole::of, time));
        return this;
    }

    public Notifier metrics(MetricSink sink) {
        return once(new MetricDuty(sink, ledger));
    }

    /// Last, for a desk may be slow.
    public Notifier tickets(TicketDesk desk) {
        return once(new TicketDuty(ledger, desk));
    }

    public NotifyHandler handler() {
        return new NotifyHandler(duties);
    }

    private Notifier once(Duty duty) {
        duties.add(new Once(new OnWhole(duty, whole::of), new Told(ledger, duty.name())));
        return this;
    }
}

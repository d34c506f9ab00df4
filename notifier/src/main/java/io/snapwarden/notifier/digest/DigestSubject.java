package io.snapwarden.notifier.digest;

import io.snapwarden.domain.event.Event;
import io.snapwarden.notifier.text.Amounts;
import io.snapwarden.notifier.text.PlainText;
import io.snapwarden.notifier.text.SlotText;
import java.util.ArrayList;
import java.util.List;

/// The subject of a mail: the worst first, for it is all that a phone shows.
final class DigestSubject {

    /// SNS wants fewer than 100.
    static final int MOST = 99;

    private static final String MARK = "[snapwarden] ";
    private static final String CUT = "...";

    private DigestSubject() {}

    static String of(Digest digest) {
        var head = head(counts(digest));
        var about = about(digest, MOST - head.length() - ": ".length());
        return PlainText.ascii(about.isEmpty() ? head : head + ": " + about);
    }

    /// What is least bad gives way first, and whole: half a number would be a wrong one.
    private static String head(List<String> counts) {
        var head = MARK + String.join(", ", counts);
        return head.length() <= MOST ? head : head(counts.subList(0, counts.size() - 1));
    }

    private static List<String> counts(Digest digest) {
        var counts = new ArrayList<String>();
        add(counts, digest.failed(), "failed", "failed");
        add(counts, digest.missed(), "missed", "missed");
        add(counts, digest.unreachable().size(), "scope unreachable", "scopes unreachable");
        add(counts, digest.slotsMissed(), "slot missed", "slots missed");
        int others = digest.troubles().size()
                - digest.troubles(Event.SlotsMissed.class).size()
                - digest.troubles(Event.ScopeUnreachable.class).size();
        add(counts, others, "other problem", "other problems");
        add(counts, digest.late(), "late", "late");
        if (!digest.runs().isEmpty()) {
            counts.add(Amounts.grouped(digest.captured()) + " captured");
        } else {
            add(counts, digest.deleted(), "deleted", "deleted");
        }
        return counts.isEmpty() ? List.of("nothing deleted") : counts;
    }

    private static void add(List<String> counts, int count, String one, String many) {
        if (count > 0) {
            counts.add(Amounts.count(count, one, many));
        }
    }

    /// The run, or the worst of several. A policy's name gives way before its slot does.
    private static String about(Digest digest, int room) {
        if (digest.runs().isEmpty()) {
            return "";
        }
        var run = digest.runs().getFirst().report().run();
        int more = digest.runs().size() - 1;
        var tail = more == 0 ? " " + SlotText.utc(run.slot()) : " and " + Amounts.count(more, "more run");
        var name = cut(run.policy().value(), Math.max(0, room - tail.length()));
        return name.isEmpty() ? "" : name + tail;
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return most <= CUT.length() ? "" : text.substring(0, most - CUT.length()) + CUT;
    }
}

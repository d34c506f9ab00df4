package io.snapwarden.notifier.digest;

import io.snapwarden.domain.event.Event;
import io.snapwarden.notifier.text.Amounts;
import io.snapwarden.notifier.text.PlainText;
import io.snapwarden.notifier.text.SlotText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What is wrong beside the runs.
final class Troubles {

    private static final int MOST_LISTED = 50;
    private static final int LONGEST_BODY = 120;
    private static final int LONGEST_TYPE = 60;

    private Troubles() {}

    static void write(Digest digest, Lines lines) {
        if (digest.troubles().isEmpty()) {
            return;
        }
        lines.blank();
        lines.line("NEEDS A LOOK");
        lines.list("  ", worstFirst(digest), MOST_LISTED, 0, event -> lines.line("  " + say(event)));
    }

    private static List<Event> worstFirst(Digest digest) {
        var all = new ArrayList<Event>(digest.troubles(Event.ScopeUnreachable.class));
        all.addAll(digest.troubles(Event.ScopesInDoubt.class));
        all.addAll(digest.troubles(Event.SlotsMissed.class));
        all.addAll(digest.troubles(Event.HookFailed.class));
        all.addAll(digest.troubles(Event.WorkRejected.class));
        all.addAll(digest.troubles(Event.MarksDisagree.class));
        all.addAll(digest.troubles(Event.TwinFound.class));
        return all;
    }

    private static String say(Event event) {
        return switch (event) {
            case Event.ScopeUnreachable(var scope, var why, var _) ->
                "UNREACHABLE " + DigestText.scope(scope) + ": " + ProblemText.clean(why);
            case Event.ScopesInDoubt(var about, var why, var _, var _) ->
                "WHERE TO LOOK " + ProblemText.clean(about) + ": " + ProblemText.clean(why);
            case Event.SlotsMissed(var policy, var slots, var count, var _) ->
                "MISSED " + Amounts.count(count, "slot") + " of policy " + policy
                        + " while nobody was planning, the newest "
                        + SlotText.utc(Collections.max(slots));
            case Event.HookFailed(var key, var document, var stage, var tries, var reason, var _, var _) ->
                "HOOK after " + stage + " of " + key.obligation() + " failed " + Amounts.count(tries, "time") + ": "
                        + PlainText.line(document, LONGEST_TYPE) + ": " + ProblemText.clean(reason)
                        + ". Run it by hand: nobody tries it again.";
            case Event.WorkRejected(var type, var why, var body, var _) ->
                "REJECTED " + PlainText.line(type, LONGEST_TYPE) + ": " + ProblemText.clean(why) + " ["
                        + PlainText.line(body, LONGEST_BODY) + "]";
            case Event.MarksDisagree(var scope, var snapshot, var why, var _) ->
                "MARKS DISAGREE on " + snapshot + " in " + DigestText.scope(scope) + ": " + ProblemText.clean(why)
                        + ". It counts for nothing and is never deleted.";
            case Event.TwinFound(var canonical, var twins, var _) ->
                "TWIN of " + canonical.obligation() + ": " + Amounts.count(twins.size(), "snapshot") + " too many ("
                        + twins.getFirst() + (twins.size() > 1 ? ", ..." : "")
                        + "); the next deleting prune removes them";
            case Event other -> other.id();
        };
    }
}

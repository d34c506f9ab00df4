package io.snapwarden.planner;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.policy.Hooks;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the name of a note says: which attempt owes hooks, and of which stage. Hooks are run on instances.
record HookNote(String key, Scope scope, String source, int attempt, Hooks.Stage stage) {

    private static final Pattern NAME =
            Pattern.compile("([^/]+/[^/]+)/(i-[0-9a-f]{1,40})/(\\d{1,2})/(captured|completed)");
    private static final int SOURCE = 2;
    private static final int ATTEMPT = 3;
    private static final int STAGE = 4;

    /// @return null for a name that means nothing
    static @Nullable HookNote parse(RunKey run, String key) {
        var words = NAME.matcher(key.substring(LedgerKeys.hooks(run).length()));
        if (!words.matches()) {
            return null;
        }
        try {
            return new HookNote(
                    key,
                    Scope.parse(words.group(1)),
                    words.group(SOURCE),
                    Integer.parseInt(words.group(ATTEMPT)),
                    words.group(STAGE).equals("captured") ? Hooks.Stage.CAPTURED : Hooks.Stage.COMPLETED);
        } catch (IllegalArgumentException _) {
            return null; // no account or no Region is called so
        }
    }
}

package io.snapwarden.pruner;

import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.wire.Json;
import java.util.Optional;
import java.util.function.Function;

/// Changes an entry of the run ledger in one step, however many change it at once: each try starts from what stands
/// there, so no change of another is lost.
final class Rewrite {

    /// Whoever loses a try lost it to one who succeeded; so many losses in a row are a broken ledger.
    private static final int MOST_TRIES = 1000;

    private Rewrite() {}

    /// @param change gets what stands there, if anything does, and may be asked more than once
    /// @return what stands there now; it is not written again where nothing changed
    static <T> T of(RunLedger ledger, String key, Class<T> type, Function<Optional<T>, T> change) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            var entry = ledger.read(key);
            var before = entry.map(found -> Json.read(found.text(), type));
            var after = change.apply(before);
            boolean stands = before.filter(after::equals).isPresent()
                    || entry.map(found -> ledger.replace(key, Json.write(after), found.version()))
                            .orElseGet(() -> ledger.create(key, Json.write(after)));
            if (stands) {
                return after;
            }
        }
        throw new IllegalStateException("the run ledger refused " + MOST_TRIES + " writes of " + key
                + " in a row, each time because somebody else had written it");
    }
}

package io.snapwarden.standalone.simulation;

import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.RunLedger;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Notes whose claims the ledger has failed, for only of those there may be twins; and whose hooks,
/// and whose reasons to wait.
record WatchedLedger(RunLedger reached, Chronicle chronicle) implements RunLedger {

    private static final String CLAIMS = "claims/";
    private static final String HOOKS = "hooks/";
    private static final String WAITS = "waits/";
    private static final String JOBS = "jobs/";
    private static final int SOURCE = 5;

    @Override
    public Optional<Entry> read(String key) {
        return noting(key, () -> reached.read(key));
    }

    @Override
    public boolean create(String key, String text) {
        return noting(key, () -> reached.create(key, text));
    }

    @Override
    public boolean replace(String key, String text, String version) {
        return noting(key, () -> reached.replace(key, text, version));
    }

    @Override
    public void remove(String key) {
        reached.remove(key);
    }

    @Override
    public List<String> keys(String prefix) {
        try {
            return reached.keys(prefix);
        } catch (DependencyException e) {
            if (prefix.startsWith(JOBS)) {
                chronicle.doubtWaits();
            }
            throw e;
        }
    }

    private <T> T noting(String key, Supplier<T> call) {
        try {
            return call.get();
        } catch (DependencyException e) {
            if (key.startsWith(CLAIMS)) {
                chronicle.doubtClaim(key.split("/", -1)[1]);
            } else if (key.startsWith(HOOKS)) {
                chronicle.doubtHooks(key.split("/", -1)[SOURCE]);
            } else if (key.startsWith(WAITS) || key.startsWith(JOBS)) {
                chronicle.doubtWaits();
            }
            throw e;
        }
    }
}

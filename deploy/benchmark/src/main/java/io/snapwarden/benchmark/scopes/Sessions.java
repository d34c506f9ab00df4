package io.snapwarden.benchmark.scopes;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.runtime.work.RunsInHand;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Counts how often roles would be assumed by one process for each service: once for each other account and the runs
/// in hand, within the hour for which credentials last.
final class Sessions {

    private record Session(String service, AccountId account, List<RunKey> runs) {}

    private final Set<Session> assumed = new HashSet<>();

    long count() {
        return assumed.size();
    }

    /// A port of the service that counts the scopes that it is asked about.
    <T> T counting(String service, Class<T> port, T real) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (_, method, arguments) -> {
                    if (arguments != null
                            && arguments[0] instanceof Scope scope
                            && !scope.account().equals(Estate.HUB)) {
                        assumed.add(new Session(service, scope.account(), RunsInHand.runs()));
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}

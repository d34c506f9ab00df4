package io.snapwarden.simulation.model;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What an account allows: its Regions, and what each role may do. Roles may do everything until told otherwise.
public final class SimulatedAccount {

    /// Regions that every account begins with; opt-in Regions have to be enabled.
    public static final List<String> COMMON_REGIONS =
            List.of("ap-southeast-2", "eu-central-1", "eu-north-1", "eu-west-1", "us-east-1", "us-east-2", "us-west-2");

    public static final List<String> OPT_IN_REGIONS = List.of("af-south-1", "ap-east-1", "eu-south-1", "me-south-1");

    private final AccountId id;
    private final Set<Region> enabled = new TreeSet<>();
    private final Map<String, Set<String>> denied = new HashMap<>();
    private final Set<String> expired = new HashSet<>();

    SimulatedAccount(AccountId id) {
        this.id = id;
        COMMON_REGIONS.forEach(region -> enabled.add(new Region(region)));
    }

    public AccountId id() {
        return id;
    }

    public synchronized SimulatedAccount enable(Region region) {
        enabled.add(region);
        return this;
    }

    public synchronized SimulatedAccount disable(Region region) {
        enabled.remove(region);
        return this;
    }

    public synchronized Set<Region> enabled() {
        return Set.copyOf(enabled);
    }

    public synchronized boolean isEnabled(Region region) {
        return enabled.contains(region);
    }

    /// From now on the role may not do that.
    public synchronized SimulatedAccount deny(String role, Collection<String> actions) {
        denied.computeIfAbsent(role, _ -> new HashSet<>()).addAll(actions);
        return this;
    }

    public synchronized SimulatedAccount allow(String role) {
        denied.remove(role);
        return this;
    }

    /// The credentials of the role are too old until they are renewed.
    public synchronized SimulatedAccount expire(String role) {
        expired.add(role);
        return this;
    }

    public synchronized SimulatedAccount renew(String role) {
        expired.remove(role);
        return this;
    }

    public synchronized boolean mayDo(String role, String action) {
        return !denied.getOrDefault(role, Set.of()).contains(action);
    }

    public synchronized boolean isExpired(String role) {
        return expired.contains(role);
    }
}

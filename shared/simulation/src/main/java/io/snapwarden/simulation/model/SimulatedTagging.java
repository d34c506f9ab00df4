package io.snapwarden.simulation.model;

import io.snapwarden.domain.fleet.BackupType;
import io.snapwarden.domain.fleet.ResourceId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The Resource Groups Tagging API in one scope, as one role sees it, for what AWS Backup takes.
public final class SimulatedTagging {

    /// Resource Groups Tagging API reference, GetResources.
    private static final int PAGE = 100;

    private final ScopeState state;
    private final Gate gate;
    private final String role;

    SimulatedTagging(ScopeState state, Gate gate, String role) {
        this.state = state;
        this.gate = gate;
        this.role = role;
    }

    /// What one asks for.
    ///
    /// @param tags all must match; a key without values asks for the key alone
    /// @param types `service` or `service:type`; empty for all
    /// @param pageSize 0 for the largest
    /// @param token the last ARN of the page before; empty for the first
    public record Wanted(Map<String, List<String>> tags, Collection<String> types, int pageSize, String token) {

        public Wanted after(String next) {
            return new Wanted(tags, types, pageSize, next);
        }
    }

    /// The tags of each resource by its ARN, page by page.
    public record Tagged(SequencedMap<String, Map<String, String>> resources, String next) {}

    public Tagged getResources(Wanted wanted) {
        return gate.pass(role, "GetResources", true, () -> {
            if (!wanted.token().isEmpty() && state.faults.strikes(Faults.Kind.BREAK_LISTING, "GetResources")) {
                throw Dialect.TAGGING.internal();
            }
            return page(wanted);
        });
    }

    private Tagged page(Wanted wanted) {
        int size = wanted.pageSize() == 0 ? PAGE : Math.min(PAGE, wanted.pageSize());
        var page = new LinkedHashMap<String, Map<String, String>>();
        for (var resource : state.backedUp.tailMap(wanted.token()).entrySet()) {
            if (resource.getKey().equals(wanted.token()) || !matches(resource, wanted)) {
                continue;
            }
            if (page.size() == size) {
                return new Tagged(page, page.lastEntry().getKey());
            }
            page.put(resource.getKey(), resource.getValue());
        }
        return new Tagged(page, "");
    }

    private static boolean matches(Map.Entry<String, Map<String, String>> resource, Wanted wanted) {
        boolean ofType = wanted.types().isEmpty()
                || BackupType.of(new ResourceId(resource.getKey()))
                        .filter(type -> type.taggedTypes().stream().anyMatch(wanted.types()::contains))
                        .isPresent();
        return ofType
                && wanted.tags().entrySet().stream().allMatch(tag -> {
                    var value = resource.getValue().get(tag.getKey());
                    return value != null
                            && (tag.getValue().isEmpty() || tag.getValue().contains(value));
                });
    }
}

package io.snapwarden.pruner;

import io.snapwarden.domain.fleet.ResourceId;
import java.time.Instant;
import java.util.Set;

/// What is known of sources that seem to be gone.
///
/// @param now the newest good point of any source in the scope, by which their age is measured
/// @param proven found gone now and a day or more before
/// @param suspected found gone for the first time
/// @param refuted found gone before, but not now
public record OrphanEvidence(Instant now, Set<ResourceId> proven, Set<ResourceId> suspected, Set<ResourceId> refuted) {

    static final OrphanEvidence NONE = new OrphanEvidence(Instant.EPOCH, Set.of(), Set.of(), Set.of());

    public OrphanEvidence {
        proven = Set.copyOf(proven);
        suspected = Set.copyOf(suspected);
        refuted = Set.copyOf(refuted);
    }

    boolean proves(ResourceId source) {
        return proven.contains(source);
    }
}

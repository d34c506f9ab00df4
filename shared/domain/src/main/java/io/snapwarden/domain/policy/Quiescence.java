package io.snapwarden.domain.policy;

import io.snapwarden.domain.fleet.Resource;

/// How a policy brings its instances to rest, each in the way of its platform.
///
/// @param usual for all but Windows
/// @param windowsDocument what takes the place of the usual document on Windows
public record Quiescence(Quiesce usual, String windowsDocument) {

    public Quiescence {
        Script.requireDocument(windowsDocument);
        if (usual.byVss()) {
            throw new IllegalArgumentException(Quiesce.VSS + " brings Windows to rest and nothing else");
        }
    }

    public Quiescence(Quiesce usual) {
        this(usual, Quiesce.VSS);
    }

    public Quiesce of(Resource instance) {
        return instance.windows() ? usual.with(windowsDocument) : usual;
    }
}

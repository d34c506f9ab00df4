package io.snapwarden.runtime.scope;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.ScopeDirectory.Chosen;
import io.snapwarden.runtime.port.ScopeDirectory.Doubt;
import java.util.ArrayList;
import java.util.List;

/// What is gathered while scopes are chosen.
final class Doubts {

    private final List<Doubt> said = new ArrayList<>();
    private final List<String> unsaid = new ArrayList<>();

    void say(Doubt doubt) {
        said.add(doubt);
    }

    /// Whoever heard of it before does not hear that it is over.
    void keep(String about) {
        unsaid.add(about);
    }

    Chosen with(List<Scope> scopes) {
        return new Chosen(scopes, said, unsaid);
    }
}

package io.snapwarden.runtime.port;

import io.snapwarden.domain.fleet.Scope;
import java.util.List;

/// The scopes that the policy file chooses.
public interface ScopeDirectory {

    /// In order. A Region that the file names is there whether it is enabled or not.
    List<Scope> scopes();
}

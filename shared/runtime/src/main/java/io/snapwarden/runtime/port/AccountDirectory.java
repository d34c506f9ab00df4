package io.snapwarden.runtime.port;

import io.snapwarden.domain.fleet.AccountId;
import java.util.List;

/// The accounts of the organization that this process is part of.
public interface AccountDirectory {

    /// One of them.
    ///
    /// @param name as people gave it, and so for people only
    /// @param state `ACTIVE`, or AWS's word for what it is instead
    record Member(AccountId id, String name, String state) {

        public static final String ACTIVE = "ACTIVE";

        public boolean active() {
            return state.equals(ACTIVE);
        }
    }

    /// All of them, in whatever state, in order of their ids: every page, or an exception.
    List<Member> members();
}

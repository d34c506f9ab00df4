package io.snapwarden.runtime.port;

import io.snapwarden.domain.fleet.Scope;
import java.util.List;

/// The scopes that the policy file chooses.
public interface ScopeDirectory {

    /// In order. A Region that the file names is there whether it is enabled or not.
    List<Scope> scopes();

    /// The same, with what a person should know of it.
    default Chosen chosen() {
        return new Chosen(scopes(), List.of(), List.of());
    }

    /// @param doubts where the scopes are not, or not for certain, all that the file asks for
    /// @param unsaid what is not worth a word, and no end of a [Doubt] that was said about the same
    record Chosen(List<Scope> scopes, List<Doubt> doubts, List<String> unsaid) {
        public Chosen {
            scopes = List.copyOf(scopes);
            doubts = List.copyOf(doubts);
            unsaid = List.copyOf(unsaid);
        }
    }

    /// @param about in the same words for as long as it lasts, for example `account 111122223333`
    /// @param unanswered whether AWS did not answer; otherwise it said so, and people may want it so
    record Doubt(String about, String why, boolean unanswered) {}
}

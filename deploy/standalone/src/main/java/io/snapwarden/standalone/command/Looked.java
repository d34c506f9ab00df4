package io.snapwarden.standalone.command;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.ScopeDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a look at one scope after the other has found. A scope that cannot be reached is named, and costs the others
/// nothing.
///
/// @param unreachable each scope that could not be looked at, and why
record Looked<T>(List<T> found, List<Scope> reached, List<String> unreachable) {

    static <T> Looked<T> at(ScopeDirectory scopes, Function<Scope, List<T>> look) {
        var found = new ArrayList<T>();
        var reached = new ArrayList<Scope>();
        var unreachable = new ArrayList<String>();
        for (var scope : scopes.scopes()) {
            try {
                found.addAll(look.apply(scope));
                reached.add(scope);
            } catch (DependencyException e) {
                unreachable.add(scope + ": " + e.getMessage());
            }
        }
        return new Looked<>(found, reached, unreachable);
    }

    /// A line for each scope that is missing from the answer.
    static String notListed(List<String> unreachable) {
        return unreachable.stream().map(why -> "\nNot listed: " + why + "\n").collect(Collectors.joining());
    }
}

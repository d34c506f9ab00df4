package io.snapwarden.standalone.command;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.ScopeDirectory;
import io.snapwarden.runtime.port.ScopeDirectory.Doubt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a look at one scope after the other has found. A scope that cannot be reached is named, and costs the others
/// nothing.
///
/// @param unreachable each scope that could not be looked at, and each answer of AWS about which scopes there are that
///     did not come, with reasons
/// @param leftOut each account that is not looked at because of what it is
record Looked<T>(List<T> found, List<Scope> reached, List<String> unreachable, List<String> leftOut) {

    static <T> Looked<T> at(ScopeDirectory scopes, Function<Scope, List<T>> look) {
        var found = new ArrayList<T>();
        var reached = new ArrayList<Scope>();
        var unreachable = new ArrayList<String>();
        var chosen = scopes.chosen();
        chosen.doubts().stream().filter(Doubt::unanswered).map(Looked::words).forEach(unreachable::add);
        for (var scope : chosen.scopes()) {
            try {
                found.addAll(look.apply(scope));
                reached.add(scope);
            } catch (DependencyException e) {
                unreachable.add(scope + ": " + e.getMessage());
            }
        }
        var leftOut = chosen.doubts().stream()
                .filter(doubt -> !doubt.unanswered())
                .map(Looked::words)
                .toList();
        return new Looked<>(found, reached, unreachable, leftOut);
    }

    private static String words(Doubt doubt) {
        return doubt.about() + ": " + doubt.why();
    }

    /// A line for each account that is left out.
    static String leftOut(List<String> accounts) {
        return accounts.stream().map(why -> "\nLeft out: " + why + "\n").collect(Collectors.joining());
    }

    /// A line for each scope that is missing from the answer.
    static String notListed(List<String> unreachable) {
        return unreachable.stream().map(why -> "\nNot listed: " + why + "\n").collect(Collectors.joining());
    }
}

package io.snapwarden.standalone.simulate.fleet;

import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.Volume;
import io.snapwarden.simulation.model.Churn;
import io.snapwarden.simulation.model.SimulatedAws;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// The fleet of a simulation, in the order in which its members appear.
public record ModelFleet(List<Member> members) {

    /// An instance with its volumes, or a lone volume.
    ///
    /// @param at when it appears
    /// @param churns of its volumes, in their order
    public record Member(Instant at, Scope scope, Resource resource, List<Churn> churns) {
        public Member {
            churns = List.copyOf(churns);
        }
    }

    public ModelFleet {
        members = members.stream().sorted(Comparator.comparing(Member::at)).toList();
    }

    public SortedSet<Scope> scopes() {
        var scopes = new TreeSet<Scope>();
        members.forEach(member -> scopes.add(member.scope()));
        return scopes;
    }

    public int volumes() {
        return members.stream()
                .mapToInt(member -> member.resource().volumes().size())
                .sum();
    }

    /// Puts a member where it belongs.
    public static void place(Member member, SimulatedAws aws) {
        var stage = aws.stage(member.scope());
        aws.account(member.scope().account()).enable(member.scope().region());
        List<Volume> volumes = member.resource().volumes();
        for (int i = 0; i < volumes.size(); i++) {
            stage.put(volumes.get(i), member.churns().get(i));
        }
        if (member.resource().kind() == ResourceKind.INSTANCE) {
            stage.put(member.resource());
        }
    }
}

package io.snapwarden.simulation.ports;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.simulation.model.Page;
import io.snapwarden.simulation.model.Query;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.model.SimulatedBackup;
import io.snapwarden.simulation.model.SimulatedEc2;
import io.snapwarden.simulation.model.SimulatedRds;
import io.snapwarden.simulation.model.SimulatedS3;
import io.snapwarden.simulation.model.SimulatedSsm;
import io.snapwarden.simulation.model.SimulatedTagging;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// Who calls, and how patiently.
record Role(SimulatedAws aws, String name, Patience patience) {

    SimulatedEc2 in(Scope scope) {
        return aws.ec2(scope, name);
    }

    SimulatedSsm hostsIn(Scope scope) {
        return aws.ssm(scope, name);
    }

    SimulatedBackup backupIn(Scope scope) {
        return aws.backup(scope, name);
    }

    SimulatedRds databasesIn(Scope scope) {
        return aws.rds(scope, name);
    }

    SimulatedTagging taggingIn(Scope scope) {
        return aws.tagging(scope, name);
    }

    SimulatedS3 objectsIn(Scope scope) {
        return aws.s3(scope, name);
    }

    <T> T run(String action, Scope scope, Supplier<T> call) {
        if (!aws.account(scope.account()).mayDo(name, "AssumeRole")) {
            throw DependencyException.atTheDoor(
                    DependencyException.Kind.DENIED, "AssumeRole for " + name + " in " + scope + " failed", null);
        }
        return patience.run(action + " in " + scope, call);
    }

    /// All pages, or an exception.
    <T> List<T> pages(String action, Scope scope, Query query, Function<Query, Page<T>> read) {
        var page = run(action, scope, () -> read.apply(query));
        if (page.isLast()) {
            return page.rows();
        }
        var rows = new ArrayList<>(page.rows());
        while (!page.isLast()) {
            var next = query.after(page.next());
            page = run(action, scope, () -> read.apply(next));
            rows.addAll(page.rows());
        }
        return rows;
    }
}

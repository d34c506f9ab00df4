package io.snapwarden.standalone.command;

import io.snapwarden.snapshotter.restore.RestorePlan;
import io.snapwarden.standalone.cli.Table;

/// A restore plan as a table.
final class RestoreTables {

    private RestoreTables() {}

    static String of(RestorePlan plan) {
        var table = new Table("VOLUME", "FROM SNAPSHOT", "TYPE", "SIZE", "IOPS", "MIB/S", "ZONE", "DEVICE WAS", "TAGS");
        for (var item : plan.items()) {
            var shape = item.shape();
            table.row(
                    shape.id(),
                    item.snapshot(),
                    shape.type(),
                    shape.sizeGiB() + " GiB",
                    shape.iops() == 0 ? "" : shape.iops(),
                    shape.throughput() == 0 ? "" : shape.throughput(),
                    shape.zone(),
                    shape.device(),
                    item.tags().size());
        }
        return plan.point() + "\ntaken at " + plan.takenAt() + ", " + plan.consistency() + "-consistent, in "
                + plan.scope() + "\n\n" + table;
    }
}

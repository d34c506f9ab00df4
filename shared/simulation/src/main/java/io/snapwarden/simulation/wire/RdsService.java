package io.snapwarden.simulation.wire;

import io.snapwarden.simulation.model.AwsError;
import io.snapwarden.simulation.model.DatabaseFamily;
import io.snapwarden.simulation.model.DatabaseInfo;
import io.snapwarden.simulation.model.DatabaseSnapshotRow;
import io.snapwarden.simulation.model.Page;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.model.SimulatedRds;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// RDS by its query protocol: databases, and their snapshots.
final class RdsService implements Service {

    private static final String NAMESPACE = "http://rds.amazonaws.com/doc/2014-10-31/";

    private final SimulatedAws aws;

    RdsService(SimulatedAws aws) {
        this.aws = aws;
    }

    @Override
    public Reply answer(Exchange exchange) {
        var params = Params.parse(exchange.body());
        var action = params.required("Action");
        var caller = exchange.caller();
        var content = content(aws.rds(caller.scope(), caller.role()), action, params);
        return QueryXml.reply(NAMESPACE, action, content);
    }

    private static Consumer<Xml> content(SimulatedRds rds, String action, Params params) {
        return switch (action) {
            case "DescribeDBInstances" -> databases(rds, DatabaseFamily.INSTANCES, params);
            case "DescribeDBClusters" -> databases(rds, DatabaseFamily.CLUSTERS, params);
            case "DescribeDBSnapshots" -> snapshots(rds, DatabaseFamily.INSTANCES, params);
            case "DescribeDBClusterSnapshots" -> snapshots(rds, DatabaseFamily.CLUSTERS, params);
            case "CreateDBSnapshot" -> create(rds, DatabaseFamily.INSTANCES, params);
            case "CreateDBClusterSnapshot" -> create(rds, DatabaseFamily.CLUSTERS, params);
            case "DeleteDBSnapshot" -> delete(rds, DatabaseFamily.INSTANCES, params);
            case "DeleteDBClusterSnapshot" -> delete(rds, DatabaseFamily.CLUSTERS, params);
            default -> throw QueryXml.unknown(action);
        };
    }

    private static Consumer<Xml> databases(SimulatedRds rds, DatabaseFamily family, Params params) {
        var page = rds.databases(
                family,
                params.text(family.database() + "Identifier"),
                params.number("MaxRecords"),
                params.text("Marker"));
        return page(family.database(), page, (xml, row) -> database(xml, family, row));
    }

    private static Consumer<Xml> snapshots(SimulatedRds rds, DatabaseFamily family, Params params) {
        var page = rds.snapshots(
                family,
                params.text(family.snapshot() + "Identifier"),
                params.text("SnapshotType"),
                params.number("MaxRecords"),
                params.text("Marker"));
        return page(family.snapshot(), page, (xml, row) -> snapshot(xml, family, row));
    }

    private static <T> Consumer<Xml> page(String name, Page<T> page, BiConsumer<Xml, T> row) {
        return xml -> {
            xml.each(name + "s", name, page.rows(), row);
            if (!page.isLast()) {
                xml.text("Marker", page.next());
            }
        };
    }

    private static Consumer<Xml> create(SimulatedRds rds, DatabaseFamily family, Params params) {
        var row = rds.createSnapshot(
                family,
                params.required(family.snapshot() + "Identifier"),
                params.required(family.database() + "Identifier"),
                tags(params));
        return xml -> xml.in(family.snapshot(), () -> snapshot(xml, family, row));
    }

    private static Consumer<Xml> delete(SimulatedRds rds, DatabaseFamily family, Params params) {
        rds.deleteSnapshot(family, params.required(family.snapshot() + "Identifier"));
        return xml -> xml.in(family.snapshot(), () -> {});
    }

    private static Map<String, String> tags(Params params) {
        var tags = new LinkedHashMap<String, String>();
        params.groups("Tags.Tag").forEach(tag -> tags.put(tag.text("Key"), tag.text("Value")));
        return tags;
    }

    private static void database(Xml xml, DatabaseFamily family, DatabaseInfo row) {
        boolean cluster = family == DatabaseFamily.CLUSTERS;
        xml.text(family.database() + "Identifier", row.identifier())
                .text(cluster ? "DbClusterResourceId" : "DbiResourceId", row.resourceId())
                .text("Engine", row.engine())
                .text(cluster ? "Status" : "DBInstanceStatus", row.status());
        if (!row.cluster().isEmpty()) {
            xml.text("DBClusterIdentifier", row.cluster());
        }
        tags(xml, row.tags());
    }

    private static void snapshot(Xml xml, DatabaseFamily family, DatabaseSnapshotRow row) {
        xml.text(family.snapshot() + "Identifier", row.name())
                .text(family.snapshot() + "Arn", row.arn())
                .text(family.database() + "Identifier", row.database())
                .text(family == DatabaseFamily.CLUSTERS ? "DbClusterResourceId" : "DbiResourceId", row.source())
                .text("SnapshotType", row.type())
                .text("Status", row.status());
        var takenAt = row.takenAt();
        if (takenAt != null) {
            xml.time("SnapshotCreateTime", takenAt);
        }
        tags(xml, row.tags());
    }

    private static void tags(Xml xml, Map<String, String> tags) {
        xml.each(
                "TagList",
                "Tag",
                new TreeMap<>(tags).entrySet(),
                (each, tag) -> each.text("Key", tag.getKey()).text("Value", tag.getValue()));
    }

    @Override
    public Reply error(AwsError error, String requestId) {
        return QueryXml.error(error, requestId);
    }
}

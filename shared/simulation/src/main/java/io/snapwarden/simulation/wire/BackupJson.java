package io.snapwarden.simulation.wire;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.snapwarden.simulation.model.BackupJobRow;
import io.snapwarden.simulation.model.BackupPointRow;
import io.snapwarden.simulation.model.Page;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Jobs and recovery points as AWS Backup writes them.
final class BackupJson {

    private static final double MILLIS = 1000;

    private BackupJson() {}

    static JsonObject started(BackupJobRow row) {
        var json = new JsonObject();
        json.addProperty("BackupJobId", row.id());
        json.addProperty("CreationDate", seconds(row.createdAt()));
        return json;
    }

    static JsonObject jobs(Page<BackupJobRow> page) {
        return list(page, "BackupJobs", BackupJson::job);
    }

    private static JsonObject job(BackupJobRow row) {
        var json = new JsonObject();
        json.addProperty("BackupJobId", row.id());
        json.addProperty("BackupVaultName", row.vault());
        json.addProperty("ResourceArn", row.resource());
        json.addProperty("IamRoleArn", row.role());
        json.addProperty("State", row.state());
        addIfAny(json, "StatusMessage", row.message());
        addIfAny(json, "RecoveryPointArn", row.point());
        json.addProperty("CreationDate", seconds(row.createdAt()));
        addIfKnown(json, "CompletionDate", row.endedAt());
        return json;
    }

    static JsonObject points(Page<BackupPointRow> page) {
        return list(page, "RecoveryPoints", BackupJson::point);
    }

    private static JsonObject point(BackupPointRow row) {
        var json = new JsonObject();
        json.addProperty("RecoveryPointArn", row.arn());
        json.addProperty("BackupVaultName", row.vault());
        json.addProperty("ResourceArn", row.resource());
        json.addProperty("IamRoleArn", row.role());
        json.addProperty("Status", row.status());
        addIfAny(json, "StatusMessage", row.message());
        json.addProperty("CreationDate", seconds(row.createdAt()));
        addIfKnown(json, "CompletionDate", row.completedAt());
        json.addProperty("BackupSizeInBytes", row.bytes());
        if (!row.plan().isEmpty()) {
            var creator = new JsonObject();
            creator.addProperty("BackupPlanId", row.plan());
            json.add("CreatedBy", creator);
        }
        return json;
    }

    static JsonObject vault(String name, boolean locked) {
        var json = new JsonObject();
        json.addProperty("BackupVaultName", name);
        json.addProperty("Locked", locked);
        return json;
    }

    static JsonObject tags(Map<String, String> tags) {
        var all = new JsonObject();
        tags.forEach(all::addProperty);
        var json = new JsonObject();
        json.add("Tags", all);
        return json;
    }

    private static <T> JsonObject list(Page<T> page, String name, Function<T, JsonObject> write) {
        var rows = new JsonArray();
        page.rows().forEach(row -> rows.add(write.apply(row)));
        var json = new JsonObject();
        json.add(name, rows);
        addIfAny(json, "NextToken", page.next());
        return json;
    }

    private static void addIfAny(JsonObject json, String name, String text) {
        if (!text.isEmpty()) {
            json.addProperty(name, text);
        }
    }

    private static void addIfKnown(JsonObject json, String name, @Nullable Instant at) {
        if (at != null) {
            json.addProperty(name, seconds(at));
        }
    }

    private static double seconds(Instant at) {
        return at.toEpochMilli() / MILLIS;
    }
}

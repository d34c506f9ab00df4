package io.snapwarden.simulation.wire;

import com.google.gson.JsonObject;
import io.snapwarden.simulation.model.AwsError;
import io.snapwarden.simulation.model.BackupListing;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.model.SimulatedBackup;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// AWS Backup by its REST routes: jobs, and the recovery points of vaults.
final class BackupService implements Service {

    private static final int POINT = 4;

    private final SimulatedAws aws;

    BackupService(SimulatedAws aws) {
        this.aws = aws;
    }

    @Override
    public Reply answer(Exchange exchange) {
        var caller = exchange.caller();
        var backup = aws.backup(caller.scope(), caller.role());
        var path = Arrays.stream(exchange.path().substring(1).split("/"))
                .map(BackupService::decoded)
                .toList();
        var parameters = parameters(exchange.query());
        return JsonReply.of(
                switch (exchange.method() + " " + path.getFirst()) {
                    case "PUT backup-jobs" -> start(backup, Fields.parse(exchange.body()));
                    case "GET backup-jobs" ->
                        BackupJson.jobs(backup.listBackupJobs(
                                listing(parameters.getOrDefault("backupVaultName", ""), parameters)));
                    case "GET tags" -> BackupJson.tags(backup.listTags(path.get(1)));
                    case "GET backup-vaults" -> vault(backup, path, parameters);
                    case "DELETE backup-vaults" -> delete(backup, path);
                    default -> throw unknown(exchange);
                });
    }

    private static JsonObject start(SimulatedBackup backup, Fields fields) {
        var row = backup.startBackupJob(
                fields.required("ResourceArn"),
                fields.required("BackupVaultName"),
                fields.required("IamRoleArn"),
                fields.text("IdempotencyToken"),
                fields.map("RecoveryPointTags"));
        return BackupJson.started(row);
    }

    private static JsonObject vault(SimulatedBackup backup, List<String> path, Map<String, String> parameters) {
        return path.size() == 2
                ? BackupJson.vault(path.get(1), backup.describeBackupVault(path.get(1)))
                : BackupJson.points(backup.listRecoveryPointsByBackupVault(listing(path.get(1), parameters)));
    }

    private static JsonObject delete(SimulatedBackup backup, List<String> path) {
        if (path.size() != POINT) {
            throw UnknownService.unknown("DELETE " + path);
        }
        backup.deleteRecoveryPoint(path.get(1), path.getLast());
        return new JsonObject();
    }

    private static BackupListing listing(String vault, Map<String, String> parameters) {
        var from = parameters.get("createdAfter");
        return new BackupListing(
                vault,
                parameters.getOrDefault("resourceArn", ""),
                from == null ? null : Instant.parse(from),
                Integer.parseInt(parameters.getOrDefault("maxResults", "0")),
                parameters.getOrDefault("nextToken", ""));
    }

    private static Map<String, String> parameters(String query) {
        var parameters = new HashMap<String, String>();
        for (var pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static AwsError unknown(Exchange exchange) {
        return UnknownService.unknown(exchange.method() + " " + exchange.path() + " of AWS Backup");
    }

    @Override
    public Reply error(AwsError error, String requestId) {
        return JsonReply.error(error, requestId);
    }
}

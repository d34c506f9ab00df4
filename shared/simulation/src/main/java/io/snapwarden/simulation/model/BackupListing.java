package io.snapwarden.simulation.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one asks of AWS Backup's listings.
///
/// @param vault of jobs empty for all
/// @param resource empty for all
/// @param from only what was made then or later; null for all
/// @param pageSize 0 for the largest
/// @param token empty for the first page
public record BackupListing(
        String vault, String resource, @Nullable Instant from, int pageSize, String token) {

    public static BackupListing of(String vault, String resource, @Nullable Instant from) {
        return new BackupListing(vault, resource, from, 0, "");
    }

    public BackupListing after(String next) {
        return new BackupListing(vault, resource, from, pageSize, next);
    }

    boolean isFirstPage() {
        return token.isEmpty();
    }

    boolean takes(StoredJob.Order order, long createdAt) {
        return (vault.isEmpty() || order.vault().equals(vault))
                && (resource.isEmpty() || order.resource().equals(resource))
                && (from == null || createdAt >= from.toEpochMilli());
    }

    /// As pages are cut.
    Query page(Limits limits) {
        int most = limits.backups().page();
        return new Query(List.of(), List.of(), List.of(), pageSize == 0 ? most : Math.min(most, pageSize), token);
    }
}

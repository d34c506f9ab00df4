package io.snapwarden.simulation.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A recovery point as a listing of its vault shows it.
///
/// @param plan the backup plan that asked for it; empty when nobody's did
public record BackupPointRow(
        String arn,
        String vault,
        String resource,
        String role,
        String status,
        String message,
        Instant createdAt,
        @Nullable Instant completedAt,
        long bytes,
        String plan) {}

package io.snapwarden.simulation.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A job of AWS Backup as a listing shows it.
///
/// @param point the ARN of what it made; empty before
/// @param endedAt null while it is open
public record BackupJobRow(
        String id,
        String resource,
        String vault,
        String role,
        String state,
        String message,
        String point,
        Instant createdAt,
        @Nullable Instant endedAt) {}

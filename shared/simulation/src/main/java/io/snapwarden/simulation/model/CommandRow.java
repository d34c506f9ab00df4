package io.snapwarden.simulation.model;

import java.time.Duration;
import java.time.Instant;

/// A command as the answer to SendCommand shows it.
///
/// @param expiresAt when it is given up, delivered or not
public record CommandRow(String id, CommandRequest request, Instant requestedAt, Instant expiresAt, Duration timeout) {}

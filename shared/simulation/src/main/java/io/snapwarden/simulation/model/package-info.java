/// What AWS does, as far as backups can notice: fleets, snapshots, tags, limits, lag and faults, on any clock.
@NullMarked
package io.snapwarden.simulation.model;

import org.jspecify.annotations.NullMarked;

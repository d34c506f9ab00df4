/// When a policy fires: the local times of a cron expression in a named zone become slots, the instants that
/// identify what is owed. Pure arithmetic: nothing here reads a clock.
@NullMarked
package io.snapwarden.domain.schedule;

import org.jspecify.annotations.NullMarked;

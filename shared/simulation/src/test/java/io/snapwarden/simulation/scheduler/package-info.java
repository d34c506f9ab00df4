@NullMarked
package io.snapwarden.simulation.scheduler;

import org.jspecify.annotations.NullMarked;

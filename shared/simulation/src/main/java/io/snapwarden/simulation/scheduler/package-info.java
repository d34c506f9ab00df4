/// One thread of time for many workers: whenever one calls a port, another may go on, or it may crash, and every run
/// follows from one seed.
@NullMarked
package io.snapwarden.simulation.scheduler;

import org.jspecify.annotations.NullMarked;

/// Queues: in memory for one process and for the simulation, and SQS.
@NullMarked
package io.snapwarden.runtime.queue;

import org.jspecify.annotations.NullMarked;

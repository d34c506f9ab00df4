/// All four services in one process, joined by queues in memory.
@NullMarked
package io.snapwarden.standalone.process;

import org.jspecify.annotations.NullMarked;

/// Where events go: to the notifier's queue in one process, to the bus elsewhere.
@NullMarked
package io.snapwarden.runtime.event;

import org.jspecify.annotations.NullMarked;

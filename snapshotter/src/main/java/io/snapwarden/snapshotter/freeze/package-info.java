/// Brings an instance to rest for the instant of its capture, and proves afterwards that it was. A freeze is a lease:
/// the host's own watchdog ends it, whatever becomes of us.
@NullMarked
package io.snapwarden.snapshotter.freeze;

import org.jspecify.annotations.NullMarked;

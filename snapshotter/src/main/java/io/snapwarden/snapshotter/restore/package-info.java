/// Brings a recovery point back as volumes: planned first, then done; repeatable, and never touching what exists.
@NullMarked
package io.snapwarden.snapshotter.restore;

import org.jspecify.annotations.NullMarked;

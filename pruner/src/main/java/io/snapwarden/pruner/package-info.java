/// Plans what retention lets go and deletes what is proven. It never creates anything.
///
/// Read [io.snapwarden.pruner.PruneHandler] first, then [io.snapwarden.pruner.ScopePruner] (what may go) and
/// [io.snapwarden.pruner.PointPruner] (what does go).
@NullMarked
package io.snapwarden.pruner;

import org.jspecify.annotations.NullMarked;

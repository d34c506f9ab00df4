/// Makes recovery points. It may create and tag snapshots; it never deletes one.
@NullMarked
package io.snapwarden.snapshotter;

import org.jspecify.annotations.NullMarked;

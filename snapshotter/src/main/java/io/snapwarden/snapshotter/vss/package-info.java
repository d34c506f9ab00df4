/// Windows instances make their snapshots themselves, by a document of AWS: what it is told, and what its tags prove.
@NullMarked
package io.snapwarden.snapshotter.vss;

import org.jspecify.annotations.NullMarked;

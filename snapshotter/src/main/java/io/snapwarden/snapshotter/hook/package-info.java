/// What is run on an instance before and after its capture, and what is owed of it.
@NullMarked
package io.snapwarden.snapshotter.hook;

import org.jspecify.annotations.NullMarked;

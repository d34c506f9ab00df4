@NullMarked
package io.snapwarden.snapshotter;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.snapwarden.simulation.wire;

import org.jspecify.annotations.NullMarked;

/// All services under one seed, with everything that goes wrong, and the laws that hold all the same.
@NullMarked
package io.snapwarden.standalone.simulation;

import org.jspecify.annotations.NullMarked;

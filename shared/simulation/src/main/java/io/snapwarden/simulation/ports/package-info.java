/// The ports over the model: what an adapter of AWS does, without a wire and in virtual time.
@NullMarked
package io.snapwarden.simulation.ports;

import org.jspecify.annotations.NullMarked;

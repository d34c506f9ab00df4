@NullMarked
package io.snapwarden.simulation.ports;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.snapwarden.simulation.model;

import org.jspecify.annotations.NullMarked;

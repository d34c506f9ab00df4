@NullMarked
package io.snapwarden.simulation;

import org.jspecify.annotations.NullMarked;

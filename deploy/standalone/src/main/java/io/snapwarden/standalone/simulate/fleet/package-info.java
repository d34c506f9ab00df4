/// What is protected in a simulation: a fleet from a file, or as an account has it.
@NullMarked
package io.snapwarden.standalone.simulate.fleet;

import org.jspecify.annotations.NullMarked;

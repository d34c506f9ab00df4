/// The very services over a simulated AWS and a clock that jumps: what a policy file will do to a fleet.
///
/// Read [io.snapwarden.standalone.simulate.Simulation] first.
@NullMarked
package io.snapwarden.standalone.simulate;

import org.jspecify.annotations.NullMarked;

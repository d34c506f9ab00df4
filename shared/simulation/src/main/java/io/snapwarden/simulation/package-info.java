/// One model of AWS accounts with two faces, the ports and the wire, and the scheduler that owns its time.
@NullMarked
package io.snapwarden.simulation;

import org.jspecify.annotations.NullMarked;

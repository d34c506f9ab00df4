/// What is seen while time passes: points, nights, deletes, calls.
@NullMarked
package io.snapwarden.standalone.simulate.observe;

import org.jspecify.annotations.NullMarked;

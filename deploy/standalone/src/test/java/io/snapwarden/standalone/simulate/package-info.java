@NullMarked
package io.snapwarden.standalone.simulate;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.snapwarden.standalone.simulate.observe;

import org.jspecify.annotations.NullMarked;

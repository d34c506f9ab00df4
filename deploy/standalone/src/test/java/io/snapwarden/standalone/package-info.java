@NullMarked
package io.snapwarden.standalone;

import org.jspecify.annotations.NullMarked;

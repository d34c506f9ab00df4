@NullMarked
package io.snapwarden.pruner;

import org.jspecify.annotations.NullMarked;

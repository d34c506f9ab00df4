@NullMarked
package io.snapwarden.benchmark;

import org.jspecify.annotations.NullMarked;

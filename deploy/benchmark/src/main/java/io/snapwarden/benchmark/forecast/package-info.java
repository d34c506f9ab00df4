/// How long `simulate` takes, and in how much memory.
@NullMarked
package io.snapwarden.benchmark.forecast;

import org.jspecify.annotations.NullMarked;

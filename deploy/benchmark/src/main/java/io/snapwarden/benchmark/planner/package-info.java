/// How much memory and time the planner takes for a scope of 100,000 volumes.
@NullMarked
package io.snapwarden.benchmark.planner;

import org.jspecify.annotations.NullMarked;

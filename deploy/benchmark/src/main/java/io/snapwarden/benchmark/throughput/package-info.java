/// How fast the snapshotter's worker is, beside a loop that only makes the calls.
@NullMarked
package io.snapwarden.benchmark.throughput;

import org.jspecify.annotations.NullMarked;

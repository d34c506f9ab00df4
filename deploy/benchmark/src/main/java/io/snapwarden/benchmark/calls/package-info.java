/// How many calls two nights take, and how few they could take.
@NullMarked
package io.snapwarden.benchmark.calls;

import org.jspecify.annotations.NullMarked;

/// Suites that every adapter of a port passes, the ones in memory too.
@NullMarked
package io.snapwarden.testkit.contract;

import org.jspecify.annotations.NullMarked;

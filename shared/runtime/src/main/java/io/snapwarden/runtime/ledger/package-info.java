/// The run ledger in memory, in a directory and in a bucket: one contract, proven by one suite.
@NullMarked
package io.snapwarden.runtime.ledger;

import org.jspecify.annotations.NullMarked;

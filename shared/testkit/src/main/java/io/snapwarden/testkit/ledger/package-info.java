/// Run ledgers for tests.
@NullMarked
package io.snapwarden.testkit.ledger;

import org.jspecify.annotations.NullMarked;

/// How values are written as JSON: work messages, events, and what the run ledger keeps. The one place that knows.
@NullMarked
package io.snapwarden.runtime.wire;

import org.jspecify.annotations.NullMarked;

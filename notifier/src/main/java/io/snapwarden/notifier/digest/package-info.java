/// The digest: one mail for what closes together, with the worst first.
@NullMarked
package io.snapwarden.notifier.digest;

import org.jspecify.annotations.NullMarked;

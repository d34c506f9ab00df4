/// What the notifier owes for an event: several duties, each settled by itself.
@NullMarked
package io.snapwarden.notifier.duty;

import org.jspecify.annotations.NullMarked;

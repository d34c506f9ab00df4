/// Tickets over plain HTTP, for desks that have no adapter of their own.
@NullMarked
package io.snapwarden.runtime.webhook;

import org.jspecify.annotations.NullMarked;

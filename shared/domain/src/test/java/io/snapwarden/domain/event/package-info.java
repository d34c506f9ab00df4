/// What makes an event the same as one that was told before.
@NullMarked
package io.snapwarden.domain.event;

import org.jspecify.annotations.NullMarked;

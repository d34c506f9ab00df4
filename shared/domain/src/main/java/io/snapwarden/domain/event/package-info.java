/// What happened, for the notifier and for anybody who subscribes. Delivered at least once; ids are derived, so a
/// repetition is recognisable.
@NullMarked
package io.snapwarden.domain.event;

import org.jspecify.annotations.NullMarked;

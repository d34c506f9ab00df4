/// What stays and why. A rule can only keep; what nothing keeps is pruned.
@NullMarked
package io.snapwarden.domain.retention;

import org.jspecify.annotations.NullMarked;

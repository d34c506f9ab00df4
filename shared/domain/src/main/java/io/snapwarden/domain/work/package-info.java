/// What services ask of each other. A message carries identity and intent, never a decision made earlier.
@NullMarked
package io.snapwarden.domain.work;

import org.jspecify.annotations.NullMarked;

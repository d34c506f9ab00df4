/// Who obeys which policy, in tables and over random fleets.
@NullMarked
package io.snapwarden.domain.policy;

import org.jspecify.annotations.NullMarked;

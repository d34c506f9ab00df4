/// Each clause of a proven delete, against fakes that count and can fail.
@NullMarked
package io.snapwarden.pruner;

import org.jspecify.annotations.NullMarked;

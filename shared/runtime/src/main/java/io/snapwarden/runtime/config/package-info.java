/// What a deployable is told by its environment.
@NullMarked
package io.snapwarden.runtime.config;

import org.jspecify.annotations.NullMarked;

/// Where work is done: in Lambda, in an ECS task, in one process. The semantics are the same everywhere.
@NullMarked
package io.snapwarden.runtime.host;

import org.jspecify.annotations.NullMarked;

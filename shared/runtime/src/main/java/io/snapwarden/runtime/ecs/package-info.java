/// What ECS offers to the tasks that it runs.
@NullMarked
package io.snapwarden.runtime.ecs;

import org.jspecify.annotations.NullMarked;

/// What is owed: a policy, a slot, a resource; and the key under which everybody recognises it.
@NullMarked
package io.snapwarden.domain.obligation;

import org.jspecify.annotations.NullMarked;

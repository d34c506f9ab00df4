/// Which scopes the policy file chooses: asked of AWS now and then, and remembered.
@NullMarked
package io.snapwarden.runtime.scope;

import org.jspecify.annotations.NullMarked;

/// What a policy file asks for, as values that refuse what cannot be kept.
@NullMarked
package io.snapwarden.domain.policy;

import org.jspecify.annotations.NullMarked;

/// AWS Organizations: which accounts there are.
@NullMarked
package io.snapwarden.runtime.aws.organization;

import org.jspecify.annotations.NullMarked;

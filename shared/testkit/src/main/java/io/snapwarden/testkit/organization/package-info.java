/// The suite that every directory of accounts obeys.
@NullMarked
package io.snapwarden.testkit.organization;

import org.jspecify.annotations.NullMarked;

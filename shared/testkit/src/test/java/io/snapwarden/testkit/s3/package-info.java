/// The heads of objects on emulators.
@NullMarked
package io.snapwarden.testkit.s3;

import org.jspecify.annotations.NullMarked;

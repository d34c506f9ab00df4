@NullMarked
package io.snapwarden.testkit;

import org.jspecify.annotations.NullMarked;

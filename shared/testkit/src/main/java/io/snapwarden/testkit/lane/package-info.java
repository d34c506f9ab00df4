/// What tests need of the machine: each lane is there, or is skipped by name.
@NullMarked
package io.snapwarden.testkit.lane;

import org.jspecify.annotations.NullMarked;

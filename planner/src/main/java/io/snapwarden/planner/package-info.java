@NullMarked
package io.snapwarden.planner;

import org.jspecify.annotations.NullMarked;

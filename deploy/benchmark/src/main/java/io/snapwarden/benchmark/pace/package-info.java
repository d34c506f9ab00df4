/// How close a fleet's captures come to what EC2 allows, in virtual time.
@NullMarked
package io.snapwarden.benchmark.pace;

import org.jspecify.annotations.NullMarked;

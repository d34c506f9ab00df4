/// What AWS holds: accounts, Regions, instances and volumes, as values.
@NullMarked
package io.snapwarden.domain.fleet;

import org.jspecify.annotations.NullMarked;

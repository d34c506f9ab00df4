/// Runs: the roll of what is owed in a scope, how each entry stands, and what a closed run reports.
@NullMarked
package io.snapwarden.domain.run;

import org.jspecify.annotations.NullMarked;

/// What an organization of a thousand accounts costs in calls, on an idle day and in a night.
@NullMarked
package io.snapwarden.benchmark.scopes;

import org.jspecify.annotations.NullMarked;

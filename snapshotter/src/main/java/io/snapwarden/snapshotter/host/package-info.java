/// What freezes, hooks and commands share: which documents there are, and how a command fares.
@NullMarked
package io.snapwarden.snapshotter.host;

import org.jspecify.annotations.NullMarked;

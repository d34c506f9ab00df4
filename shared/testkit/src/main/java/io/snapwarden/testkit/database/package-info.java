/// What the ports of RDS promise.
@NullMarked
package io.snapwarden.testkit.database;

import org.jspecify.annotations.NullMarked;

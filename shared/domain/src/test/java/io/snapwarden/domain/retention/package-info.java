/// What retention promises: tables, laws over seeds, and every night of a year.
@NullMarked
package io.snapwarden.domain.retention;

import org.jspecify.annotations.NullMarked;

/// Tickets: one per problem, opened, updated and closed by what closed runs say.
@NullMarked
package io.snapwarden.notifier.ticket;

import org.jspecify.annotations.NullMarked;

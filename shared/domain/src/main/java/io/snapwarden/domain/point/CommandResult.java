package io.snapwarden.domain.point;

import org.jspecify.annotations.Nullable;

/// What a command said and left that backed an application up.
///
/// @param output the end of what it printed, on one line; hostile text, cut
/// @param proof the object that it left; null where none was asked for
public record CommandResult(String output, @Nullable ObjectAddress proof) {}

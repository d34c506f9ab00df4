/// The commands, one file each: what they read, what they answer.
@NullMarked
package io.snapwarden.standalone.command;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.snapwarden.standalone.command;

import org.jspecify.annotations.NullMarked;

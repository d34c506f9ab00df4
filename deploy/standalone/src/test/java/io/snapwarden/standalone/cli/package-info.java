@NullMarked
package io.snapwarden.standalone.cli;

import org.jspecify.annotations.NullMarked;

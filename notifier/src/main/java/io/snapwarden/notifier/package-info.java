@NullMarked
package io.snapwarden.notifier;

import org.jspecify.annotations.NullMarked;

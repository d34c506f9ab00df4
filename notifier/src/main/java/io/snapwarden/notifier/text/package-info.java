/// Words for people: names made harmless, sizes, times and slots as one says them.
@NullMarked
package io.snapwarden.notifier.text;

import org.jspecify.annotations.NullMarked;

/// What is shown of foreign text, and what is guessed.
@NullMarked
package io.snapwarden.domain.text;

import org.jspecify.annotations.NullMarked;

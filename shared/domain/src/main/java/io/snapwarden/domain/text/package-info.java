/// What error messages are made of: foreign text made fit to be shown, and guesses at what somebody meant.
@NullMarked
package io.snapwarden.domain.text;

import org.jspecify.annotations.NullMarked;

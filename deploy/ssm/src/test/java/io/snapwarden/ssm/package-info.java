/// The freeze document and its script, where they run: on real file systems.
@NullMarked
package io.snapwarden.ssm;

import org.jspecify.annotations.NullMarked;

/// What comes in that should not, and what becomes of it, over the whole of Snapwarden. The matrix is in
/// `docs/bad-input.md`.
@NullMarked
package io.snapwarden.standalone.hostile;

import org.jspecify.annotations.NullMarked;

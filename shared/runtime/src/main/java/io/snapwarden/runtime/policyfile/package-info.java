/// Reads the policy file, and the fleet file that a simulation may want. What is accepted is kept: a key that is not
/// served is refused by name, and every error of a
/// file is told at once, with its line, what was expected and what was found.
@NullMarked
package io.snapwarden.runtime.policyfile;

import org.jspecify.annotations.NullMarked;

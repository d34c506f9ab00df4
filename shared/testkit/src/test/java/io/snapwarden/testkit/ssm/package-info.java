/// The adapter of Systems Manager over servers that nobody here wrote.
@NullMarked
package io.snapwarden.testkit.ssm;

import org.jspecify.annotations.NullMarked;

/// How the command line speaks: one document on stdout, progress and logs on stderr, the same exit codes everywhere.
@NullMarked
package io.snapwarden.standalone.cli;

import org.jspecify.annotations.NullMarked;

/// A few nights of backups on a local AWS, told to somebody who sees them for the first time.
@NullMarked
package io.snapwarden.standalone.demo;

import org.jspecify.annotations.NullMarked;

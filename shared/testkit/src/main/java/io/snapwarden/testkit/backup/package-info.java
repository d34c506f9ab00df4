/// What the ports of AWS Backup promise.
@NullMarked
package io.snapwarden.testkit.backup;

import org.jspecify.annotations.NullMarked;

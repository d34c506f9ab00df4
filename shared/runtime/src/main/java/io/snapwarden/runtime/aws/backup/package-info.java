/// AWS Backup: jobs, recovery points and what can become one, behind the ports.
@NullMarked
package io.snapwarden.runtime.aws.backup;

import org.jspecify.annotations.NullMarked;

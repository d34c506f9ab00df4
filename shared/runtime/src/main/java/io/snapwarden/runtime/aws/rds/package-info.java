/// RDS: databases and their manual snapshots, behind the ports.
@NullMarked
package io.snapwarden.runtime.aws.rds;

import org.jspecify.annotations.NullMarked;

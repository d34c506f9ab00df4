/// The ports that read and change volumes and snapshots, over EC2.
@NullMarked
package io.snapwarden.runtime.aws.ec2;

import org.jspecify.annotations.NullMarked;

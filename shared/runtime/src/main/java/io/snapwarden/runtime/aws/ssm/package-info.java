/// Systems Manager: documents that run on instances.
@NullMarked
package io.snapwarden.runtime.aws.ssm;

import org.jspecify.annotations.NullMarked;

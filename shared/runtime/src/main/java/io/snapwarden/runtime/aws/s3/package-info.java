/// What is looked at in S3 beside the run ledger.
@NullMarked
package io.snapwarden.runtime.aws.s3;

import org.jspecify.annotations.NullMarked;

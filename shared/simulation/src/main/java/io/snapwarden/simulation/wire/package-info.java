/// The wire over the model: a small HTTP server that the AWS SDK and the AWS CLI take for AWS.
@NullMarked
package io.snapwarden.simulation.wire;

import org.jspecify.annotations.NullMarked;

/// The SDK's clients of one process: how they connect, as whom, how often they try, and what their errors mean.
@NullMarked
package io.snapwarden.runtime.aws.client;

import org.jspecify.annotations.NullMarked;

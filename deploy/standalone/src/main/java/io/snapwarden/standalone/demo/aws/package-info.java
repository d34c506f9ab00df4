/// What the demo plays on, and what it makes there through the SDK.
@NullMarked
package io.snapwarden.standalone.demo.aws;

import org.jspecify.annotations.NullMarked;

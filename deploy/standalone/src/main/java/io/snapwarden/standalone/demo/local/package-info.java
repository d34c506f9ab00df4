/// Local stand-ins for AWS, and what the demo makes in them through the SDK.
@NullMarked
package io.snapwarden.standalone.demo.local;

import org.jspecify.annotations.NullMarked;

/// Every port that AWS serves, built from the SDK's usual chain. No other package needs an SDK type for them.
@NullMarked
package io.snapwarden.runtime.aws;

import org.jspecify.annotations.NullMarked;

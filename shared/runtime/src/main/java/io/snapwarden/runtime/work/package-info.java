/// The worker that all services share: receive, handle, settle.
@NullMarked
package io.snapwarden.runtime.work;

import org.jspecify.annotations.NullMarked;

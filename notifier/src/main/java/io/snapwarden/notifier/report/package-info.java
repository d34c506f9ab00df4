/// The run report as a page that people like to read.
@NullMarked
package io.snapwarden.notifier.report;

import org.jspecify.annotations.NullMarked;

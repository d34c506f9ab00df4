/// Numbers per policy and Region for dashboards and alarms.
@NullMarked
package io.snapwarden.notifier.metric;

import org.jspecify.annotations.NullMarked;

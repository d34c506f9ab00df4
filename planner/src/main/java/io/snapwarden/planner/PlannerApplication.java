package io.snapwarden.planner;

import io.snapwarden.runtime.host.TaskHost;

/// Plans from its queue until SIGTERM, and ticks by itself. Settings come from the environment.
public final class PlannerApplication {

    private PlannerApplication() {}

    public static void main(String[] args) throws InterruptedException {
        TaskHost.serve("planner", context -> context.getBean(Ticker.class).start());
    }
}

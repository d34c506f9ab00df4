package io.snapwarden.planner;

import io.micronaut.context.ApplicationContext;
import io.snapwarden.runtime.host.TaskHost;
import io.snapwarden.runtime.work.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Plans from its queue until SIGTERM. Settings come from the environment.
public final class PlannerApplication {

    private static final Logger log = LoggerFactory.getLogger(PlannerApplication.class);

    private PlannerApplication() {}

    public static void main(String[] args) throws InterruptedException {
        try (var context = ApplicationContext.run()) {
            var worker = context.getBean(Worker.class);
            context.getBean(Ticker.class).start();
            log.info("planner ready");
            TaskHost.run(worker);
        }
        log.info("planner stopped");
    }
}

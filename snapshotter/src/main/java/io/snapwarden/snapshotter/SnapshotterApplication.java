package io.snapwarden.snapshotter;

import io.micronaut.context.ApplicationContext;
import io.snapwarden.runtime.config.Foundation;
import io.snapwarden.runtime.config.Settings;
import io.snapwarden.runtime.host.TaskHost;
import io.snapwarden.runtime.work.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes captures from the queue until SIGTERM. Settings come from the environment.
public final class SnapshotterApplication {

    private static final Logger log = LoggerFactory.getLogger(SnapshotterApplication.class);

    private SnapshotterApplication() {}

    public static void main(String[] args) throws InterruptedException {
        var settings = Settings.ofEnvironment();
        try (var foundation = Foundation.lay(settings);
                var context = ApplicationContext.builder()
                        .singletons(settings, foundation)
                        .start()) {
            var worker = context.getBean(Worker.class);
            log.info("snapshotter ready");
            TaskHost.run(worker);
        }
    }
}

package io.snapwarden.notifier;

import io.snapwarden.runtime.host.TaskHost;

/// Tells people what happened until SIGTERM. Settings come from the environment.
public final class NotifierApplication {

    private NotifierApplication() {}

    public static void main(String[] args) throws InterruptedException {
        TaskHost.serve("notifier");
    }
}

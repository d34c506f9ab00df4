package io.snapwarden.pruner;

import io.snapwarden.runtime.host.TaskHost;

/// Prunes what its queue asks for until SIGTERM. Settings come from the environment.
public final class PrunerApplication {

    private PrunerApplication() {}

    public static void main(String[] args) throws InterruptedException {
        TaskHost.serve("pruner");
    }
}

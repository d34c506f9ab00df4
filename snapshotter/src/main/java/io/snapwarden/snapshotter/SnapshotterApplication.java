package io.snapwarden.snapshotter;

import io.snapwarden.runtime.host.TaskHost;

/// Takes captures from its queue until SIGTERM. Settings come from the environment.
public final class SnapshotterApplication {

    private SnapshotterApplication() {}

    public static void main(String[] args) throws InterruptedException {
        TaskHost.serve("snapshotter");
    }
}

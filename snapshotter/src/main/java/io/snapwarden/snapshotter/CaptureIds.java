package io.snapwarden.snapshotter;

import io.snapwarden.domain.point.CaptureId;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Gives the capture ids of one worker: each begins with the worker's own name, so that workers can tell their pending
/// snapshots from others' without talking to each other. The name is new with every start, so no id comes twice.
public final class CaptureIds implements Supplier<CaptureId> {

    private static final int NAME = 18;

    private final String worker =
            UUID.randomUUID().toString().substring(0, NAME).replace("-", "");
    private final AtomicLong given = new AtomicLong();

    @Override
    public CaptureId get() {
        return new CaptureId(worker + "-" + given.incrementAndGet());
    }
}

package io.snapwarden.snapshotter;

import io.snapwarden.domain.point.CaptureId;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Gives the capture ids of one worker: each begins with the worker's own name, so that workers can tell their pending
/// snapshots from others' without talking to each other.
public final class CaptureIds implements Supplier<CaptureId> {

    private static final int NAME = 18;

    private final String worker;
    private final AtomicLong given = new AtomicLong();

    /// A name that is new with every start, so that no id comes twice.
    public CaptureIds() {
        this(UUID.randomUUID().toString().substring(0, NAME).replace("-", ""));
    }

    /// @param worker a name that no other worker has, nor had
    public CaptureIds(String worker) {
        this.worker = worker;
    }

    @Override
    public CaptureId get() {
        return new CaptureId(worker + "-" + given.incrementAndGet());
    }
}

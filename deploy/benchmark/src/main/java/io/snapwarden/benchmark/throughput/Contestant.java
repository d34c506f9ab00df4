package io.snapwarden.benchmark.throughput;

import java.util.List;

/// Who takes turns at the same work.
///
/// @param <W> what the work is written on
interface Contestant<W> {

    Turn take(List<W> work) throws InterruptedException;
}

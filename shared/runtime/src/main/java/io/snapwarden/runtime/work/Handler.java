package io.snapwarden.runtime.work;

/// Does one kind of work: reads, decides, acts, tells. It catches nothing and never sleeps.
///
/// @param <M> what arrives
public interface Handler<M> {

    Outcome handle(M message);
}

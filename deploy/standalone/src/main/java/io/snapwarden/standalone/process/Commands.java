package io.snapwarden.standalone.process;

import io.snapwarden.runtime.port.CommandReader;
import io.snapwarden.runtime.port.ProofReader;

/// How applications back themselves up, as the services look at it. What sends commands is the hosts' port.
public record Commands(CommandReader reader, ProofReader proofs) {

    /// Where no policy needs it.
    public static final Commands NONE = new Commands(CommandReader.NONE, ProofReader.NONE);
}

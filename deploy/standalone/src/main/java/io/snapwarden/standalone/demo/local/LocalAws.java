package io.snapwarden.standalone.demo.local;

import io.snapwarden.runtime.aws.AwsPorts;
import java.time.Duration;
import java.time.InstantSource;

/// An AWS on this machine. Closing it leaves nothing behind.
public interface LocalAws extends AutoCloseable {

    /// Where people would look for it, in a few words.
    String words();

    /// The ports, connected with credentials that are good nowhere else.
    AwsPorts connect();

    InstantSource time();

    /// Lets time pass until the next night, where time can be moved.
    ///
    /// @return whether it is night now; otherwise a slot must be opened on demand
    boolean untilNight();

    /// Lets pending snapshots go on, where time can be moved.
    void pass(Duration time);

    @Override
    void close();
}

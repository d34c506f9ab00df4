package io.snapwarden.standalone.demo.aws;

import io.snapwarden.runtime.aws.AwsPorts;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.services.ec2.Ec2Client;

/// An AWS that the demo plays on. Closing it leaves nothing behind.
public interface DemoAws extends AutoCloseable {

    /// Where people would look for it, in a few words.
    String words();

    AwsPorts connect();

    InstantSource time();

    /// What tells the demo's resources from all others.
    DemoMark mark();

    /// What instances are made from.
    String image(Ec2Client ec2);

    /// How long a night may take here.
    Duration patience();

    /// Lets time pass until the next night, where time can be moved.
    ///
    /// @return whether it is night now; otherwise a slot must be opened on demand
    boolean untilNight();

    /// Lets pending snapshots go on, where time can be moved.
    void pass(Duration time);

    @Override
    void close();
}

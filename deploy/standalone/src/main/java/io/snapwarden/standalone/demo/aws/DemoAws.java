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
    default DemoMark mark() {
        return DemoMark.NONE;
    }

    /// What instances are made from. A local AWS does not ask whether there is such an image.
    default String image(Ec2Client ec2) {
        return "ami-12345678";
    }

    /// How long a night may take here.
    default Duration patience() {
        return Duration.ofSeconds(45);
    }

    /// Lets time pass until the next night, where time can be moved.
    ///
    /// @return whether it is night now; otherwise a slot must be opened on demand
    default boolean untilNight() {
        return false;
    }

    /// Lets pending snapshots go on, where time can be moved.
    default void pass(Duration time) {
        // elsewhere it goes at its own pace
    }

    @Override
    void close();
}

package io.snapwarden.standalone.demo.aws;

import io.snapwarden.runtime.aws.AwsPorts;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.services.ec2.Ec2Client;

/// A server that somebody else wrote. It goes by the machine's clock, so its slots are opened on demand.
final class ServedLocalAws implements DemoAws {

    /// It is not asked whether there is one.
    static final String ANY_IMAGE = "ami-12345678";

    private final String name;
    private final URI endpoint;
    private final InstantSource machine;
    private final Runnable stop;

    /// @param stop ends the server; said twice it does nothing more
    ServedLocalAws(String name, URI endpoint, InstantSource machine, Runnable stop) {
        this.name = name;
        this.endpoint = endpoint;
        this.machine = machine;
        this.stop = stop;
    }

    @Override
    public String words() {
        return name + " at " + endpoint + ". Nothing real is touched";
    }

    @Override
    public AwsPorts connect() {
        return DemoConnection.to(endpoint);
    }

    @Override
    public InstantSource time() {
        return machine;
    }

    @Override
    public DemoMark mark() {
        return DemoMark.NONE;
    }

    @Override
    public String image(Ec2Client ec2) {
        return ANY_IMAGE;
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(45);
    }

    @Override
    public boolean untilNight() {
        return false;
    }

    @Override
    public void pass(Duration time) {
        // it goes at the machine's pace
    }

    @Override
    public void close() {
        stop.run();
    }
}

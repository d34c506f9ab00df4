package io.snapwarden.standalone.demo.aws;

import io.snapwarden.runtime.aws.AwsPorts;
import java.net.URI;
import java.time.InstantSource;

/// A server that somebody else wrote. It goes by the machine's clock, so its slots are opened on demand.
final class ServedLocalAws implements DemoAws {

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
    public void close() {
        stop.run();
    }
}

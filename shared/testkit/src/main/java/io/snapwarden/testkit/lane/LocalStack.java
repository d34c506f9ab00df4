package io.snapwarden.testkit.lane;

import org.testcontainers.containers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/// LocalStack in a container. The property `snapwarden.localstack.image` names another image, one that wants a token
/// for example.
public final class LocalStack implements AutoCloseable {

    private static final String IMAGE_PROPERTY = "snapwarden.localstack.image";

    /// The last that needs no token.
    private static final String USUAL_IMAGE = "localstack/localstack:4.4.0";

    private final LocalStackContainer container;

    private LocalStack(LocalStackContainer container) {
        this.container = container;
    }

    @SuppressWarnings("resource") // closed with this
    public static LocalStack start() {
        var image = DockerImageName.parse(System.getProperty(IMAGE_PROPERTY, USUAL_IMAGE))
                .asCompatibleSubstituteFor("localstack/localstack");
        var container = new LocalStackContainer(image);
        container.start();
        return new LocalStack(container);
    }

    public LocalAws aws() {
        return new LocalAws(container.getEndpoint());
    }

    @Override
    public void close() {
        container.stop();
    }
}

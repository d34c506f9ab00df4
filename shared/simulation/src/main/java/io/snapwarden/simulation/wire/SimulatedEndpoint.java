package io.snapwarden.simulation.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.simulation.model.AwsError;
import io.snapwarden.simulation.model.ReplyLost;
import io.snapwarden.simulation.model.SimulatedAws;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/// AWS on a free port of this machine, over the model: set `AWS_ENDPOINT_URL` to [#uri].
///
/// A reply that the model loses is a connection that closes without a word.
public final class SimulatedEndpoint implements AutoCloseable {

    static {
        // without it, small answers wait for the client's delayed acknowledgement, 40 ms each
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final int EMPTY = -1;
    private static final Service NOTHING = new UnknownService();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Sessions sessions;
    private final Map<String, Service> services;

    private SimulatedEndpoint(SimulatedAws aws, AccountId home) throws IOException {
        sessions = new Sessions(home);
        services = Map.of(
                "ec2", new Ec2Service(aws),
                "sts", new StsService(aws, sessions),
                "sns", new SnsService(aws),
                "monitoring", new CloudWatchService(aws),
                "s3", new S3Service(aws),
                "ssm", new SsmService(aws),
                "backup", new BackupService(aws),
                "tagging", new TaggingService(aws),
                "organizations", new OrganizationsService(aws),
                "rds", new RdsService(aws));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /// @param home the account of every access key that names no other
    public static SimulatedEndpoint start(SimulatedAws aws, AccountId home) {
        try {
            return new SimulatedEndpoint(aws, home);
        } catch (IOException e) {
            throw new IllegalStateException("the simulated AWS finds no port on this machine", e);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void serve(HttpExchange http) throws IOException {
        try (http) {
            var exchange = read(http);
            var service = services.getOrDefault(exchange.caller().service(), NOTHING);
            try {
                send(http, service.answer(exchange));
            } catch (AwsError e) {
                send(http, service.error(e, RequestId.next()));
            } catch (ReplyLost _) {
                // closed without an answer
            }
        }
    }

    private Exchange read(HttpExchange http) throws IOException {
        var headers = new HashMap<String, String>();
        http.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        boolean zipped = headers.getOrDefault("content-encoding", "").contains("gzip");
        try (var body = zipped ? new GZIPInputStream(http.getRequestBody()) : http.getRequestBody()) {
            var query = http.getRequestURI().getRawQuery();
            return new Exchange(
                    sessions.caller(headers.getOrDefault("authorization", "")),
                    http.getRequestMethod(),
                    http.getRequestURI().getRawPath(),
                    query == null ? "" : query,
                    headers,
                    new String(body.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static void send(HttpExchange http, Reply reply) throws IOException {
        var body = reply.body().getBytes(StandardCharsets.UTF_8);
        http.getResponseHeaders().set("Content-Type", reply.type());
        reply.headers().forEach(http.getResponseHeaders()::set);
        boolean bodiless = body.length == 0 || http.getRequestMethod().equals("HEAD");
        if (bodiless && body.length > 0) {
            http.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
        }
        http.sendResponseHeaders(reply.status(), bodiless ? EMPTY : body.length);
        if (!bodiless) {
            http.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

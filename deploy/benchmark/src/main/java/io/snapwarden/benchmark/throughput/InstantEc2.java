package io.snapwarden.benchmark.throughput;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.snapwarden.benchmark.SimulatedHosts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/// An EC2 that knows nothing and answers at once, in a process of its own: a set of snapshots to each
/// `CreateSnapshots`, no snapshots to each listing, one name to who asks for his. It ends with its stdin.
public final class InstantEc2 {

    private static final int OK = 200;
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String NAMESPACE = " xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"";
    private static final String NONE = HEAD + "<DescribeSnapshotsResponse" + NAMESPACE
            + "><requestId>r-1</requestId><snapshotSet/></DescribeSnapshotsResponse>";
    private static final String IDENTITY = HEAD
            + "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult>"
            + "<Arn>arn:aws:iam::111122223333:user/benchmark</Arn><UserId>AIDABENCHMARK</UserId>"
            + "<Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";
    private static final Pattern INSTANCE = Pattern.compile("InstanceId=i-([0-9a-f]+)");

    private InstantEc2() {}

    /// Prints the port that it listens on.
    static void main() throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", InstantEc2::serve);
        server.start();
        System.out.println(server.getAddress().getPort());
        while (System.in.read() >= 0) {
            // nothing is said here; the end is what is waited for
        }
        System.exit(0);
    }

    private static void serve(HttpExchange http) throws IOException {
        try (http) {
            var asked = new String(http.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
            var answer = answer(asked).getBytes(StandardCharsets.UTF_8);
            http.getResponseHeaders().set("Content-Type", "text/xml;charset=UTF-8");
            http.sendResponseHeaders(OK, answer.length);
            http.getResponseBody().write(answer);
        }
    }

    private static String answer(String asked) {
        var instance = INSTANCE.matcher(asked);
        if (instance.find()) {
            return created(instance.group(1));
        }
        return asked.contains("GetCallerIdentity") ? IDENTITY : NONE;
    }

    private static String created(String instance) {
        var answer = new StringBuilder(HEAD)
                .append("<CreateSnapshotsResponse")
                .append(NAMESPACE)
                .append("><requestId>r-1</requestId><snapshotSet>");
        for (int volume = 0; volume < SimulatedHosts.VOLUMES_OF_AN_INSTANCE; volume++) {
            answer.append("<item><snapshotId>snap-")
                    .append(instance)
                    .append(volume)
                    .append("</snapshotId><volumeId>")
                    .append(CaptureMessages.volume(instance, volume))
                    .append("</volumeId><state>pending</state><volumeSize>8</volumeSize>")
                    .append("<startTime>2026-11-21T02:00:00.000Z</startTime><ownerId>111122223333</ownerId></item>");
        }
        return answer.append("</snapshotSet></CreateSnapshotsResponse>").toString();
    }
}

package io.snapwarden.simulation.wire;

import io.snapwarden.simulation.model.AwsError;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.model.SimulatedBucket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/// S3 with the bucket in the path: conditional writes, reads, deletes and listings of small objects.
final class S3Service implements Service {

    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";
    private static final int MOST_KEYS = 1000;
    private static final int NO_CONTENT = 204;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_IMPLEMENTED = 501;

    private final SimulatedAws aws;
    private final InstantSource machine = InstantSource.system();

    S3Service(SimulatedAws aws) {
        this.aws = aws;
    }

    @Override
    public Reply answer(Exchange exchange) {
        var parts = exchange.path().substring(1).split("/", 2);
        var key = parts.length > 1 ? decode(parts[1]) : "";
        if (exchange.method().equals("HEAD")) {
            return head(parts[0], key, exchange);
        }
        var bucket = aws.bucket(parts[0]);
        if (key.isEmpty()) {
            return exchange.method().equals("GET") ? list(parts[0], bucket, exchange) : Reply.empty(OK, Map.of());
        }
        return switch (exchange.method()) {
            case "PUT" -> put(bucket, key, exchange);
            case "GET" -> get(bucket, key);
            case "DELETE" -> {
                bucket.remove(key);
                yield Reply.empty(NO_CONTENT, Map.of());
            }
            default -> throw AwsError.refused("NotImplemented", NOT_IMPLEMENTED, exchange.method());
        };
    }

    private Reply put(SimulatedBucket bucket, String key, Exchange exchange) {
        var body = Chunks.joined(exchange);
        var over = exchange.header("if-match").replace("\"", "");
        Optional<SimulatedBucket.Item> written;
        if (exchange.header("if-none-match").equals("*")) {
            written = bucket.writeNew(key, body);
        } else if (!over.isEmpty()) {
            if (bucket.read(key).isEmpty()) {
                throw noSuchKey();
            }
            written = bucket.writeOver(key, body, over);
        } else {
            written = Optional.of(bucket.write(key, body));
        }
        return Reply.empty(OK, headers(written.orElseThrow(S3Service::preconditionFailed)));
    }

    private Reply get(SimulatedBucket bucket, String key) {
        var item = bucket.read(key).orElseThrow(S3Service::noSuchKey);
        return new Reply(OK, "binary/octet-stream", item.text(), headers(item));
    }

    /// Whether a bucket is there is not asked of rights.
    private Reply head(String bucket, String key, Exchange exchange) {
        if (key.isEmpty()) {
            return Reply.empty(aws.hasBucket(bucket) ? OK : NOT_FOUND, Map.of());
        }
        var caller = exchange.caller();
        var item = aws.s3(caller.scope(), caller.role()).headObject(bucket, key).orElseThrow(S3Service::noSuchKey);
        return new Reply(OK, "binary/octet-stream", item.text(), headers(item));
    }

    private static Reply list(String name, SimulatedBucket bucket, Exchange exchange) {
        var query = Params.parse(exchange.query());
        int most = query.has("max-keys") ? Math.min(MOST_KEYS, query.number("max-keys")) : MOST_KEYS;
        var keys = bucket.keys(query.text("prefix"), query.text("continuation-token"), most + 1);
        boolean more = keys.size() > most;
        var shown = more ? keys.subList(0, most) : keys;
        var xml = new Xml();
        xml.text("Name", name).text("KeyCount", shown.size()).text("IsTruncated", more);
        if (more) {
            xml.text("NextContinuationToken", shown.getLast());
        }
        shown.forEach(key -> xml.in("Contents", () -> xml.text("Key", key)));
        return Reply.xml("<ListBucketResult xmlns=\"" + NAMESPACE + "\">" + xml + "</ListBucketResult>");
    }

    /// The server says the machine's time with every answer, and a reader takes an object's age from the difference.
    private Map<String, String> headers(SimulatedBucket.Item item) {
        var age = Duration.between(item.writtenAt(), aws.time().instant());
        var written = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                machine.instant().minus(age).atOffset(ZoneOffset.UTC));
        return Map.of("ETag", "\"" + item.version() + "\"", "Last-Modified", written);
    }

    private static String decode(String path) {
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static AwsError noSuchKey() {
        return AwsError.refused("NoSuchKey", NOT_FOUND, "The specified key does not exist.");
    }

    private static AwsError preconditionFailed() {
        return AwsError.refused(
                "PreconditionFailed", PRECONDITION_FAILED, "At least one of the pre-conditions did not hold");
    }

    @Override
    public Reply error(AwsError error, String requestId) {
        var xml = new Xml();
        xml.in(
                "Error",
                () -> xml.text("Code", error.code())
                        .text("Message", String.valueOf(error.getMessage()))
                        .text("RequestId", requestId));
        return Reply.xml(error.status(), xml.toString());
    }
}

package io.snapwarden.runtime.aws;

import io.snapwarden.runtime.aws.client.AwsCall;
import io.snapwarden.runtime.aws.client.AwsClients;
import io.snapwarden.runtime.port.Topic;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.arns.Arn;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;

/// Publishes digests to an SNS topic, in the topic's own Region. A body over SNS's limit is cut, and says so: most of
/// a digest is better than none.
final class SnsTopic implements Topic {

    private static final int MOST_BYTES = 256 * 1024;
    private static final String CUT = "\n… cut: a message holds 256 KiB\n";

    private final SnsClient sns;
    private final String arn;

    /// @throws IllegalArgumentException when `arn` is not the ARN of a topic
    SnsTopic(AwsClients clients, String arn) {
        this.arn = arn;
        this.sns = clients.in(SnsClient.builder(), region(arn));
    }

    @Override
    public void publish(String subject, String body) {
        new AwsCall("sns", "Publish", arn)
                .run(() -> sns.publish(
                        request -> request.topicArn(arn).subject(subject).message(fitted(body))));
    }

    private static Region region(String arn) {
        var parsed = Arn.fromString(arn);
        if (!parsed.service().equals("sns")) {
            throw new IllegalArgumentException("notify.sns should be the ARN of an SNS topic but is \"" + arn + "\"");
        }
        return Region.of(parsed.region()
                .orElseThrow(
                        () -> new IllegalArgumentException("notify.sns should name a Region but is \"" + arn + "\"")));
    }

    private static String fitted(String body) {
        if (body.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES) {
            return body;
        }
        var room = ByteBuffer.allocate(MOST_BYTES - CUT.getBytes(StandardCharsets.UTF_8).length);
        var text = CharBuffer.wrap(body);
        StandardCharsets.UTF_8.newEncoder().encode(text, room, true); // stops before a character that does not fit
        return body.substring(0, text.position()) + CUT;
    }
}

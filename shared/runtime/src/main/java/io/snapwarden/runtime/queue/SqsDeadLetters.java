package io.snapwarden.runtime.queue;

import io.snapwarden.runtime.aws.client.AwsCall;
import io.snapwarden.runtime.port.DependencyException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.arns.Arn;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Finds the dead-letter queue of a queue, once, when the first message needs it.
final class SqsDeadLetters {

    private static final Pattern TARGET = Pattern.compile("\"deadLetterTargetArn\"\\s*:\\s*\"([^\"]+)\"");

    private final SqsClient sqs;
    private final String of;
    private volatile @Nullable String url;

    SqsDeadLetters(SqsClient sqs, String of) {
        this.sqs = sqs;
        this.of = of;
    }

    String url() {
        var known = url;
        if (known == null) {
            known = find();
            url = known;
        }
        return known;
    }

    private String find() {
        var policy = new AwsCall("sqs", "GetQueueAttributes", of)
                .run(() -> sqs.getQueueAttributes(
                        get -> get.queueUrl(of).attributeNames(QueueAttributeName.REDRIVE_POLICY)))
                .attributes()
                .getOrDefault(QueueAttributeName.REDRIVE_POLICY, "");
        var target = Arn.fromString(targetArn(policy));
        return new AwsCall("sqs", "GetQueueUrl", target.toString())
                .run(() -> sqs.getQueueUrl(get -> get.queueName(target.resourceAsString())
                        .queueOwnerAWSAccountId(target.accountId().orElse(null))))
                .queueUrl();
    }

    private String targetArn(String policy) {
        var named = TARGET.matcher(policy);
        if (named.find()) {
            return named.group(1);
        }
        var why = "The queue " + of + " has no dead-letter queue. Give it a RedrivePolicy";
        throw new DependencyException(DependencyException.Kind.INVALID, why, new IllegalStateException(why));
    }
}

package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.text.Excerpt;
import java.util.regex.Pattern;

/// The ARN of a standard SNS topic. A FIFO topic would ask for a group and an order that a digest does not have.
public record TopicArn(String value) {

    private static final Pattern FORM =
            Pattern.compile("arn:aws(?:-[a-z]+)*:sns:([a-z]{2,4}(?:-[a-z]{2,20}){1,3}-\\d{1,2}):\\d{12}:[\\w-]{1,256}");

    public TopicArn {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "expected the ARN of a standard SNS topic such as arn:aws:sns:eu-west-1:111122223333:snapwarden,"
                            + " found " + Excerpt.of(value));
        }
    }

    /// Where the topic is; a client of another Region cannot publish to it.
    public Region region() {
        return new Region(value.split(":", -1)[3]);
    }

    @Override
    public String toString() {
        return value;
    }
}

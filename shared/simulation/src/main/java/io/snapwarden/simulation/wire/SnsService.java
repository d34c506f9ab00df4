package io.snapwarden.simulation.wire;

import io.snapwarden.simulation.model.AwsError;
import io.snapwarden.simulation.model.SimulatedAws;

/// SNS: topics, and what is published to them.
final class SnsService implements Service {

    private static final String NAMESPACE = "http://sns.amazonaws.com/doc/2010-03-31/";
    private static final int NOT_FOUND = 404;

    private final SimulatedAws aws;

    SnsService(SimulatedAws aws) {
        this.aws = aws;
    }

    @Override
    public Reply answer(Exchange exchange) {
        var params = Params.parse(exchange.body());
        var action = params.required("Action");
        return switch (action) {
            case "CreateTopic" -> QueryXml.reply(NAMESPACE, action, xml -> create(xml, params, exchange.caller()));
            case "Publish" -> QueryXml.reply(NAMESPACE, action, xml -> publish(xml, params));
            default -> throw QueryXml.unknown(action);
        };
    }

    private void create(Xml xml, Params params, Caller caller) {
        var arn = "arn:aws:sns:" + caller.region() + ":" + caller.account() + ":" + params.required("Name");
        aws.topic(arn);
        xml.text("TopicArn", arn);
    }

    private void publish(Xml xml, Params params) {
        var arn = params.required("TopicArn");
        if (!aws.hasTopic(arn)) {
            throw AwsError.refused("NotFound", NOT_FOUND, "Topic does not exist");
        }
        int number = aws.topic(arn).publish(params.text("Subject"), params.required("Message"));
        xml.text("MessageId", "00000000-0000-4000-9000-%012x".formatted(number));
    }

    @Override
    public Reply error(AwsError error, String requestId) {
        return QueryXml.error(error, requestId);
    }
}

package io.snapwarden.simulation.wire;

import io.snapwarden.simulation.model.AwsError;
import java.util.function.Consumer;

/// The answers of services that speak the query protocol, other than EC2: STS, SNS and CloudWatch.
final class QueryXml {

    private static final int SERVER_ERROR = 500;

    private QueryXml() {}

    static Reply reply(String namespace, String action, Consumer<Xml> result) {
        var xml = new Xml();
        xml.in(action + "Result", () -> result.accept(xml))
                .in("ResponseMetadata", () -> xml.text("RequestId", RequestId.next()));
        return Reply.xml("<" + action + "Response xmlns=\"" + namespace + "\">" + xml + "</" + action + "Response>");
    }

    static Reply error(AwsError error, String requestId) {
        var xml = new Xml();
        xml.in(
                "ErrorResponse",
                () -> xml.in(
                                "Error",
                                () -> xml.text("Type", error.status() >= SERVER_ERROR ? "Receiver" : "Sender")
                                        .text("Code", error.code())
                                        .text("Message", String.valueOf(error.getMessage())))
                        .text("RequestId", requestId));
        return Reply.xml(error.status(), xml.toString());
    }

    static AwsError unknown(String action) {
        return AwsError.refused("InvalidAction", "The action " + action + " is not simulated.");
    }
}

package io.snapwarden.simulation.wire;

import io.snapwarden.simulation.model.AwsError;
import io.snapwarden.simulation.model.SimulatedAws;
import java.util.HashMap;
import java.util.Map;

/// EC2's query protocol.
final class Ec2Service implements Service {

    private static final String NAMESPACE = "http://ec2.amazonaws.com/doc/2016-11-15/";

    private final SimulatedAws aws;
    private final Map<String, Action> actions = new HashMap<>();

    Ec2Service(SimulatedAws aws) {
        this.aws = aws;
        actions.putAll(SnapshotActions.ALL);
        actions.putAll(VolumeActions.ALL);
        actions.putAll(InstanceActions.ALL);
        actions.putAll(ImageActions.ALL);
        actions.putAll(PlaceActions.all(aws));
    }

    @Override
    public Reply answer(Exchange exchange) {
        var params = Params.parse(exchange.body());
        var name = params.required("Action");
        var action = actions.get(name);
        if (action == null) {
            throw AwsError.refused("InvalidAction", "The action " + name + " is not simulated.");
        }
        var caller = exchange.caller();
        var xml = new Xml();
        xml.text("requestId", RequestId.next());
        action.run(aws.ec2(caller.scope(), caller.role()), params, xml);
        return Reply.xml("<" + name + "Response xmlns=\"" + NAMESPACE + "\">" + xml + "</" + name + "Response>");
    }

    @Override
    public Reply error(AwsError error, String requestId) {
        var xml = new Xml();
        xml.in(
                "Response",
                () -> xml.in(
                                "Errors",
                                () -> xml.in(
                                        "Error",
                                        () -> xml.text("Code", error.code())
                                                .text("Message", String.valueOf(error.getMessage()))))
                        .text("RequestID", requestId));
        return Reply.xml(error.status(), xml.toString());
    }
}

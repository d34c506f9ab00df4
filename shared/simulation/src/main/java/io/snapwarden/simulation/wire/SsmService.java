package io.snapwarden.simulation.wire;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.snapwarden.simulation.model.AwsError;
import io.snapwarden.simulation.model.CommandRequest;
import io.snapwarden.simulation.model.InvocationQuery;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.model.SimulatedSsm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Systems Manager, as far as one can send commands to named instances.
final class SsmService implements Service {

    private static final String PREFIX = "AmazonSSM.";

    /// What SendCommand could be asked and the model does not do.
    private static final List<String> NOT_SIMULATED = List.of("Targets", "AlarmConfiguration", "OutputS3BucketName");

    private final SimulatedAws aws;

    SsmService(SimulatedAws aws) {
        this.aws = aws;
    }

    @Override
    public Reply answer(Exchange exchange) {
        var target = exchange.header("x-amz-target");
        var action = target.startsWith(PREFIX) ? target.substring(PREFIX.length()) : target;
        var caller = exchange.caller();
        var ssm = aws.ssm(caller.scope(), caller.role());
        var fields = Fields.parse(exchange.body());
        return JsonReply.of(
                switch (action) {
                    case "DescribeDocument" -> document(ssm, fields);
                    case "SendCommand" -> send(ssm, fields);
                    case "GetCommandInvocation" -> invocation(ssm, fields);
                    case "ListCommands" -> commands(ssm, fields);
                    case "ListCommandInvocations" -> invocations(ssm, fields);
                    case "CancelCommand" -> cancel(ssm, fields);
                    default -> throw UnknownService.unknown("The action " + action + " of Systems Manager");
                });
    }

    private static JsonObject document(SimulatedSsm ssm, Fields fields) {
        var name = fields.required("Name");
        return SsmJson.document(name, ssm.describeDocument(name));
    }

    private static JsonObject send(SimulatedSsm ssm, Fields fields) {
        NOT_SIMULATED.stream().filter(fields::has).findFirst().ifPresent(name -> {
            throw UnknownService.unknown("SendCommand with " + name);
        });
        var row = ssm.sendCommand(new CommandRequest(
                fields.required("DocumentName"),
                fields.texts("InstanceIds"),
                fields.lists("Parameters"),
                fields.text("Comment"),
                fields.has("TimeoutSeconds") ? Duration.ofSeconds(fields.number("TimeoutSeconds")) : null));
        var answer = new JsonObject();
        answer.add("Command", SsmJson.command(row));
        return answer;
    }

    private static JsonObject invocation(SimulatedSsm ssm, Fields fields) {
        return SsmJson.invocation(
                ssm.getCommandInvocation(fields.required("CommandId"), fields.required("InstanceId")));
    }

    private static JsonObject commands(SimulatedSsm ssm, Fields fields) {
        var from = Instant.EPOCH;
        for (var filter : fields.objects("Filters")) {
            var key = filter.required("key");
            if (!key.equals("InvokedAfter")) {
                throw UnknownService.unknown("ListCommands with a filter by " + key);
            }
            from = Instant.parse(filter.required("value"));
        }
        var page = ssm.listCommands(fields.required("InstanceId"), from, fields.text("NextToken"));
        var rows = new JsonArray();
        page.rows().forEach(row -> rows.add(SsmJson.command(row)));
        var answer = new JsonObject();
        answer.add("Commands", rows);
        if (!page.isLast()) {
            answer.addProperty("NextToken", page.next());
        }
        return answer;
    }

    private static JsonObject invocations(SimulatedSsm ssm, Fields fields) {
        var page = ssm.listCommandInvocations(new InvocationQuery(
                fields.text("CommandId"),
                fields.text("InstanceId"),
                fields.number("MaxResults"),
                fields.text("NextToken")));
        var rows = new JsonArray();
        boolean details = Boolean.parseBoolean(fields.text("Details"));
        page.rows().forEach(row -> rows.add(SsmJson.listed(row, details)));
        var answer = new JsonObject();
        answer.add("CommandInvocations", rows);
        if (!page.isLast()) {
            answer.addProperty("NextToken", page.next());
        }
        return answer;
    }

    private static JsonObject cancel(SimulatedSsm ssm, Fields fields) {
        ssm.cancelCommand(fields.required("CommandId"), fields.texts("InstanceIds"));
        return new JsonObject();
    }

    @Override
    public Reply error(AwsError error, String requestId) {
        return JsonReply.error(error, requestId);
    }
}

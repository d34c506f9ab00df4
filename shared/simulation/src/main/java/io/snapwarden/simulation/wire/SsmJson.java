package io.snapwarden.simulation.wire;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.snapwarden.simulation.model.CommandRow;
import io.snapwarden.simulation.model.InvocationRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Commands as Systems Manager writes them.
final class SsmJson {

    private static final double MILLIS = 1000;

    private SsmJson() {}

    static JsonObject document(String name, Collection<String> parameters) {
        var declared = new JsonArray();
        parameters.stream().sorted().forEach(parameter -> {
            var json = new JsonObject();
            json.addProperty("Name", parameter);
            json.addProperty("Type", "String");
            declared.add(json);
        });
        var described = new JsonObject();
        described.addProperty("Name", name);
        described.addProperty("DocumentType", "Command");
        described.addProperty("Status", "Active");
        described.add("Parameters", declared);
        var answer = new JsonObject();
        answer.add("Document", described);
        return answer;
    }

    static JsonObject command(CommandRow row) {
        var json = head(row);
        json.add("InstanceIds", list(row.request().instances()));
        json.add("Parameters", lists(row.request().parameters()));
        json.addProperty("ExpiresAfter", seconds(row.expiresAt()));
        json.addProperty("TimeoutSeconds", row.timeout().toSeconds());
        json.addProperty("Status", "Pending");
        json.addProperty("StatusDetails", "Pending");
        json.addProperty("TargetCount", row.request().instances().size());
        return json;
    }

    static JsonObject invocation(InvocationRow row) {
        var json = head(row.command());
        state(json, row);
        json.addProperty("ResponseCode", row.responseCode());
        json.addProperty("ExecutionStartDateTime", text(row.startedAt()));
        json.addProperty("ExecutionEndDateTime", text(row.endedAt()));
        json.addProperty("StandardOutputContent", row.output());
        json.addProperty("StandardErrorContent", row.errorOutput());
        return json;
    }

    /// @param details whether what was printed is shown too; the documents of this model have one step
    static JsonObject listed(InvocationRow row, boolean details) {
        var json = head(row.command());
        state(json, row);
        if (details && row.startedAt() != null) {
            json.add("CommandPlugins", steps(row));
        }
        return json;
    }

    private static JsonArray steps(InvocationRow row) {
        var step = new JsonObject();
        step.addProperty("Name", row.command().request().document());
        step.addProperty("Status", row.state().status());
        step.addProperty("StatusDetails", row.state().details());
        step.addProperty("ResponseCode", row.responseCode());
        var printed = row.output() + row.errorOutput();
        step.addProperty("Output", printed.substring(0, Math.min(printed.length(), InvocationRow.LONGEST_OF_A_STEP)));
        var steps = new JsonArray();
        steps.add(step);
        return steps;
    }

    private static void state(JsonObject json, InvocationRow row) {
        json.addProperty("InstanceId", row.instance());
        json.addProperty("Status", row.state().status());
        json.addProperty("StatusDetails", row.state().details());
    }

    private static JsonObject head(CommandRow row) {
        var json = new JsonObject();
        json.addProperty("CommandId", row.id());
        json.addProperty("DocumentName", row.request().document());
        json.addProperty("Comment", row.request().comment());
        json.addProperty("RequestedDateTime", seconds(row.requestedAt()));
        return json;
    }

    private static JsonObject lists(Map<String, List<String>> lists) {
        var json = new JsonObject();
        lists.forEach((name, values) -> json.add(name, list(values)));
        return json;
    }

    private static JsonArray list(Collection<String> values) {
        var json = new JsonArray();
        values.forEach(json::add);
        return json;
    }

    private static double seconds(Instant at) {
        return at.toEpochMilli() / MILLIS;
    }

    /// Empty before it is known.
    private static String text(@Nullable Instant at) {
        return at == null ? "" : at.toString();
    }
}

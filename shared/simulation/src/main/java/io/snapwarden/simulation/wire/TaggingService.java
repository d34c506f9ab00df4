package io.snapwarden.simulation.wire;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.snapwarden.simulation.model.AwsError;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.model.SimulatedTagging.Tagged;
import io.snapwarden.simulation.model.SimulatedTagging.Wanted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The Resource Groups Tagging API, as far as one can find resources by it.
final class TaggingService implements Service {

    private static final String GET_RESOURCES = "ResourceGroupsTaggingAPI_20170126.GetResources";

    private final SimulatedAws aws;

    TaggingService(SimulatedAws aws) {
        this.aws = aws;
    }

    @Override
    public Reply answer(Exchange exchange) {
        var target = exchange.header("x-amz-target");
        if (!target.equals(GET_RESOURCES)) {
            throw UnknownService.unknown("The action " + target);
        }
        var caller = exchange.caller();
        var fields = Fields.parse(exchange.body());
        var tags = new LinkedHashMap<String, List<String>>();
        fields.objects("TagFilters").forEach(filter -> tags.put(filter.required("Key"), filter.texts("Values")));
        var wanted = new Wanted(
                tags,
                fields.texts("ResourceTypeFilters"),
                fields.number("ResourcesPerPage"),
                fields.text("PaginationToken"));
        return JsonReply.of(json(aws.tagging(caller.scope(), caller.role()).getResources(wanted)));
    }

    /// The token of the last page is an empty text.
    private static JsonObject json(Tagged page) {
        var rows = new JsonArray();
        page.resources().forEach((arn, tags) -> {
            var row = new JsonObject();
            row.addProperty("ResourceARN", arn);
            row.add("Tags", tags(tags));
            rows.add(row);
        });
        var json = new JsonObject();
        json.add("ResourceTagMappingList", rows);
        json.addProperty("PaginationToken", page.next());
        return json;
    }

    private static JsonArray tags(Map<String, String> tags) {
        var list = new JsonArray();
        tags.forEach((key, value) -> {
            var tag = new JsonObject();
            tag.addProperty("Key", key);
            tag.addProperty("Value", value);
            list.add(tag);
        });
        return list;
    }

    @Override
    public Reply error(AwsError error, String requestId) {
        return JsonReply.error(error, requestId);
    }
}

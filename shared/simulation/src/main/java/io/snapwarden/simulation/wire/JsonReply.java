package io.snapwarden.simulation.wire;

import com.google.gson.JsonObject;
import io.snapwarden.simulation.model.AwsError;
import java.util.Map;

/// The answers of services that speak JSON. An error's code stands in the body and in a header.
final class JsonReply {

    private static final int OK = 200;
    private static final String TYPE = "application/x-amz-json-1.1";
    private static final String REQUEST = "x-amzn-RequestId";

    private JsonReply() {}

    static Reply of(JsonObject body) {
        return new Reply(OK, TYPE, body.toString(), Map.of(REQUEST, RequestId.next()));
    }

    static Reply error(AwsError error, String requestId) {
        var body = new JsonObject();
        body.addProperty("__type", error.code());
        body.addProperty("message", error.getMessage());
        return new Reply(
                error.status(), TYPE, body.toString(), Map.of(REQUEST, requestId, "x-amzn-errortype", error.code()));
    }
}

package io.snapwarden.runtime.ecs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.DependencyException.Kind;
import io.snapwarden.runtime.port.TaskProtection;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Protects the task from scaling in and from deployments, by the agent that ECS runs beside it. The agent asks ECS in
/// the task's own role.
public final class EcsTaskProtection implements TaskProtection {

    private static final String PATH = "/task-protection/v1/state";
    private static final int CONNECT_MILLIS = 2_000;
    private static final int ANSWER_MILLIS = 5_000;
    private static final int LONGEST_ANSWER = 16_384;

    private final URI agent;

    /// @param agent what ECS says in `ECS_AGENT_URI`
    public EcsTaskProtection(URI agent) {
        this.agent = URI.create(agent + PATH);
    }

    @Override
    public void protect(Duration most) {
        var wish = new JsonObject();
        wish.addProperty("ProtectionEnabled", true);
        wish.addProperty("ExpiresInMinutes", Math.max(1, most.toMinutes()));
        put(wish, true);
    }

    @Override
    public void release() {
        var wish = new JsonObject();
        wish.addProperty("ProtectionEnabled", false);
        put(wish, false);
    }

    private void put(JsonObject wish, boolean expected) {
        var answer = send(wish.toString());
        if (!(answer.get("protection") instanceof JsonObject state)
                || !state.has("ProtectionEnabled")
                || !state.get("ProtectionEnabled").getAsString().equals(String.valueOf(expected))) {
            throw trouble("it answers " + answer, null);
        }
    }

    private JsonObject send(String body) {
        try {
            var connection = (HttpURLConnection) agent.toURL().openConnection();
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(ANSWER_MILLIS);
            connection.setRequestMethod("PUT");
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setDoOutput(true);
            try (var out = connection.getOutputStream()) {
                out.write(body.getBytes(UTF_8));
            }
            return read(connection);
        } catch (IOException | JsonParseException | IllegalStateException e) {
            throw trouble(String.valueOf(e.getMessage()), e);
        }
    }

    /// What went wrong is in the answer, whatever its status.
    private static JsonObject read(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        try (var in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            var text = in == null ? "" : new String(in.readNBytes(LONGEST_ANSWER), UTF_8);
            if (text.isBlank()) {
                throw new IOException("status " + status + " and nothing else");
            }
            return JsonParser.parseString(text).getAsJsonObject();
        }
    }

    private DependencyException trouble(String why, @Nullable Exception cause) {
        return new DependencyException(
                Kind.UNAVAILABLE,
                "The ECS agent at " + agent + " does not protect this task: " + why
                        + ". It needs a task of a service, and the task's role needs ecs:GetTaskProtection and"
                        + " ecs:UpdateTaskProtection",
                cause);
    }
}

package io.snapwarden.benchmark.throughput;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.snapwarden.domain.work.Message;
import io.snapwarden.runtime.wire.WireFormat;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/// An SQS queue as far as a worker without trouble needs it: what is handed out is forgotten at once.
final class InstantQueue {

    /// What is put off is back at once: a worker puts off its first messages only, until it has counted the scope.
    private static final String PUT_OFF = "put-off";

    private static final int A_STRING = 1;
    private static final String NOW = "1795000000000";

    private final Queue<JsonObject> messages = new ConcurrentLinkedQueue<>();
    private final Duration emptyTakes;

    /// @param emptyTakes how long a receive takes that finds nothing
    InstantQueue(Duration emptyTakes) {
        this.emptyTakes = emptyTakes;
    }

    /// Puts work into the queue as a service sends it.
    void order(Message work) {
        var encoded = WireFormat.encode(work);
        var type = new JsonObject();
        type.addProperty("DataType", "String");
        type.addProperty("StringValue", encoded.type());
        var attributes = new JsonObject();
        attributes.add("type", type);
        var entry = new JsonObject();
        entry.addProperty("MessageGroupId", "group");
        entry.addProperty("MessageBody", encoded.body());
        entry.add("MessageAttributes", attributes);
        kept("order-" + messages.size(), entry);
    }

    String answer(String operation, String asked) {
        var request = JsonParser.parseString(asked).getAsJsonObject();
        return switch (operation) {
            case "SendMessageBatch" -> sent(request.getAsJsonArray("Entries")).toString();
            case "ReceiveMessage" ->
                handedOut(request.get("MaxNumberOfMessages").getAsInt()).toString();
            case "SendMessage" -> kept(PUT_OFF, request).toString();
            case "DeleteMessage" -> "{}";
            default -> throw new IllegalStateException("a worker without trouble does not ask for " + operation);
        };
    }

    private JsonObject sent(JsonArray entries) {
        var successful = new JsonArray();
        for (var element : entries) {
            var entry = element.getAsJsonObject();
            var id = entry.get("Id").getAsString();
            var done = kept(id, entry);
            done.addProperty("Id", id);
            successful.add(done);
        }
        var answer = new JsonObject();
        answer.add("Successful", successful);
        answer.add("Failed", new JsonArray());
        return answer;
    }

    private JsonObject kept(String id, JsonObject entry) {
        var message = message(id, entry);
        messages.add(message);
        var done = new JsonObject();
        done.addProperty("MessageId", id);
        done.add("MD5OfMessageBody", message.get("MD5OfBody"));
        done.add("MD5OfMessageAttributes", message.get("MD5OfMessageAttributes"));
        return done;
    }

    private static JsonObject message(String id, JsonObject entry) {
        var system = new JsonObject();
        system.addProperty("ApproximateReceiveCount", "1");
        system.addProperty("SentTimestamp", NOW);
        system.add("MessageGroupId", entry.get("MessageGroupId"));
        var body = entry.get("MessageBody").getAsString();
        var message = new JsonObject();
        message.addProperty("MessageId", id);
        message.addProperty("ReceiptHandle", "receipt-" + id);
        message.addProperty("Body", body);
        message.addProperty("MD5OfBody", md5(body.getBytes(StandardCharsets.UTF_8)));
        message.add("Attributes", system);
        message.add("MessageAttributes", entry.get("MessageAttributes"));
        message.addProperty("MD5OfMessageAttributes", md5(written(entry.getAsJsonObject("MessageAttributes"))));
        return message;
    }

    private JsonObject handedOut(int most) {
        var handed = new JsonArray();
        for (var message = messages.poll(); message != null; message = messages.poll()) {
            handed.add(message);
            if (handed.size() == most) {
                break;
            }
        }
        if (handed.isEmpty()) {
            LockSupport.parkNanos(emptyTakes.toNanos());
        }
        var answer = new JsonObject();
        answer.add("Messages", handed);
        return answer;
    }

    /// Attributes in the order and form in which SQS hashes them (Amazon SQS Developer Guide, "Calculating the MD5
    /// message digest for message attributes").
    private static byte[] written(JsonObject attributes) {
        var bytes = new ByteArrayOutputStream();
        for (var name : new TreeSet<>(attributes.keySet())) {
            var attribute = attributes.getAsJsonObject(name);
            write(name, bytes);
            write(attribute.get("DataType").getAsString(), bytes);
            bytes.write(A_STRING);
            write(attribute.get("StringValue").getAsString(), bytes);
        }
        return bytes.toByteArray();
    }

    private static void write(String text, ByteArrayOutputStream to) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        to.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        to.writeBytes(bytes);
    }

    /// The SDK checks what SQS says it took.
    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.snapwarden.runtime.wire;

import static java.util.Map.entry;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.WorkloadName;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.obligation.WorkId;
import io.snapwarden.domain.point.CaptureId;
import io.snapwarden.domain.point.ObjectAddress;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.policy.ProofTemplate;
import io.snapwarden.domain.schedule.Slot;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The JSON Schema of what [WireFormat] writes, read off the records. Unknown fields are allowed: fields are added.
final class SchemaOf {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final String INSTANT = "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z$";

    private static final Map<Type, String> PATTERNS = Map.ofEntries(
            entry(AccountId.class, "^\\d{12}$"),
            entry(Region.class, "^[a-z]{2,4}(-[a-z]{2,20}){1,3}-\\d{1,2}$"),
            entry(Scope.class, "^\\d{12}/[a-z]{2,4}(-[a-z]{2,20}){1,3}-\\d{1,2}$"),
            entry(
                    ResourceId.class,
                    "^((command-)?[a-z]{1,8}-[0-9a-f]{1,40}|(db|cluster)-[A-Z0-9]{1,40}|arn:[!-~]{1,1000})$"),
            entry(VolumeId.class, "^vol-[0-9a-f]{1,40}$"),
            entry(WorkloadName.class, "^[\\p{L}\\p{Nd} _.:/=+@-]{1,256}$"),
            entry(SnapshotId.class, "^(snap-[0-9a-f]{1,40}|arn:[!-~]{1,1000})$"),
            entry(ObjectAddress.class, "^s3://[a-z0-9.-]{3,63}/[A-Za-z0-9/._=+@:-]{1,512}$"),
            entry(ProofTemplate.class, "^s3://[!-~]{3,507}$"),
            entry(PolicyName.class, "^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$"),
            entry(WorkId.class, "^[0-9a-f]{32}$"),
            entry(CaptureId.class, "^[0-9a-z-]{1,40}$"),
            entry(Slot.class, "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$"),
            entry(Instant.class, INSTANT),
            entry(Duration.class, "^PT(-?\\d+H)?(-?\\d+M)?(-?\\d+(\\.\\d{1,9})?S)?$"));

    private static final Map<Type, String> PRIMITIVES = Map.of(
            String.class, "string",
            int.class, "integer",
            Integer.class, "integer",
            long.class, "integer",
            boolean.class, "boolean");

    private SchemaOf() {}

    static JsonObject message(Class<?> work) {
        var schema = root(work, "The body of a message; its type stands in the attribute \"type\" too.");
        var fields = new JsonObject();
        fields.add("type", constant(work.getSimpleName()));
        fields.add("version", versionOne());
        fields.add("notAfter", of(Instant.class));
        fields.add("trace", pattern("^[A-Za-z0-9-]{1,64}$"));
        fields.add("work", of(work));
        return object(schema, fields, fields);
    }

    static JsonObject event(Class<?> event) {
        var schema = root(
                event,
                "The detail of an event whose source is \"snapwarden\" and whose detail-type is \""
                        + event.getSimpleName() + "\".");
        var fields = new JsonObject();
        fields.add("id", type("string"));
        return record(schema, event, fields);
    }

    private static JsonObject of(Type type) {
        if (PATTERNS.containsKey(type)) {
            return pattern(PATTERNS.get(type));
        }
        if (PRIMITIVES.containsKey(type)) {
            return type(PRIMITIVES.get(type));
        }
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic);
        }
        var raw = (Class<?>) type;
        if (raw.isEnum()) {
            return ofEnum(raw);
        }
        return raw.isSealed() ? ofSealed(raw) : record(new JsonObject(), raw, new JsonObject());
    }

    private static JsonObject ofGeneric(ParameterizedType type) {
        boolean map = type.getRawType() == Map.class;
        var schema = type(map ? "object" : "array");
        var arguments = type.getActualTypeArguments();
        schema.add(map ? "additionalProperties" : "items", of(arguments[arguments.length - 1]));
        return schema;
    }

    private static JsonObject ofEnum(Class<?> type) {
        var words = new JsonArray();
        for (var constant : type.getEnumConstants()) {
            words.add(EnumAdapter.word(constant));
        }
        var schema = new JsonObject();
        schema.add("enum", words);
        return schema;
    }

    private static JsonObject ofSealed(Class<?> type) {
        var cases = new JsonArray();
        for (var permitted : type.getPermittedSubclasses()) {
            var fields = new JsonObject();
            fields.add("is", constant(permitted.getSimpleName()));
            cases.add(record(new JsonObject(), permitted, fields));
        }
        var schema = new JsonObject();
        schema.add("oneOf", cases);
        return schema;
    }

    private static JsonObject record(JsonObject schema, Class<?> type, JsonObject before) {
        var all = before.deepCopy();
        var required = before.deepCopy();
        for (var component : type.getRecordComponents()) {
            all.add(component.getName(), of(component.getGenericType()));
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(component.getName(), new JsonObject());
            }
        }
        return object(schema, all, required);
    }

    private static JsonObject object(JsonObject schema, JsonObject fields, JsonObject required) {
        var names = new JsonArray();
        required.keySet().forEach(names::add);
        schema.addProperty("type", "object");
        schema.add("properties", fields);
        schema.add("required", names);
        return schema;
    }

    private static JsonObject root(Class<?> type, String description) {
        var schema = new JsonObject();
        schema.addProperty("$schema", DIALECT);
        schema.addProperty("title", type.getSimpleName());
        schema.addProperty("description", description);
        return schema;
    }

    private static JsonObject type(String name) {
        var schema = new JsonObject();
        schema.addProperty("type", name);
        return schema;
    }

    private static JsonObject pattern(String pattern) {
        var schema = type("string");
        schema.addProperty("pattern", pattern);
        return schema;
    }

    private static JsonObject constant(String value) {
        var schema = new JsonObject();
        schema.addProperty("const", value);
        return schema;
    }

    private static JsonObject versionOne() {
        var schema = new JsonObject();
        schema.addProperty("const", 1);
        return schema;
    }
}

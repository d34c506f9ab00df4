package io.snapwarden.runtime.wire;

import static java.util.Map.entry;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.domain.fleet.WorkloadName;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.point.CaptureId;
import io.snapwarden.domain.point.ObjectAddress;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.policy.CommandBackup;
import io.snapwarden.domain.policy.ProofTemplate;
import io.snapwarden.domain.policy.Quiesce;
import io.snapwarden.domain.policy.Script;
import io.snapwarden.domain.policy.Workload;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Values of every type that travels, from a seed: texts are hostile, what may be absent sometimes is.
final class RandomValues {

    private static final int[] HOSTILE = "aZ09 <&\"'\\\n\u0000\u2028\u00e4\u4e2d\uFFFE$.{}[]:,\uD83D\uDE00"
            .codePoints()
            .toArray();

    private final Random random;
    private final Map<Type, Supplier<Object>> makers;

    RandomValues(long seed) {
        random = new Random(seed);
        makers = Map.ofEntries(
                entry(int.class, () -> random.nextInt(1_000)),
                entry(Integer.class, () -> random.nextInt(1_000)),
                entry(long.class, () -> random.nextLong(Long.MAX_VALUE)),
                entry(boolean.class, random::nextBoolean),
                entry(String.class, this::text),
                entry(Instant.class, () -> Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt())),
                entry(Duration.class, () -> Duration.ofMillis(random.nextLong(10_000_000_000L))),
                entry(Slot.class, () -> new Slot(Instant.ofEpochSecond(random.nextLong(4_000_000_000L)))),
                entry(AccountId.class, () -> new AccountId("%012d".formatted(random.nextLong(1_000_000_000_000L)))),
                entry(Region.class, () -> new Region("eu-west-" + random.nextInt(1, 10))),
                entry(PolicyName.class, () -> new PolicyName("policy-" + hex())),
                entry(ResourceId.class, () -> new ResourceId("i-" + hex())),
                entry(VolumeId.class, () -> new VolumeId("vol-" + hex())),
                entry(SnapshotId.class, () -> new SnapshotId("snap-" + hex())),
                entry(CaptureId.class, () -> new CaptureId("c-" + hex())),
                entry(WorkloadName.class, () -> new WorkloadName("shop \u00e4 " + hex())),
                entry(Work.CaptureWorkload.class, this::workload),
                entry(ObjectAddress.class, () -> new ObjectAddress("bucket-" + hex(), "backups/" + hex())),
                entry(ProofTemplate.class, () -> new ProofTemplate("s3://bucket/" + hex() + "/{instance}/{slot}.dump")),
                entry(
                        CommandBackup.class,
                        () -> new CommandBackup(
                                new Script("document-" + hex(), Map.of(), Duration.ofMinutes(random.nextInt(1, 2000))),
                                random.nextInt(1, 4),
                                random.nextBoolean() ? of(ProofTemplate.class) : null)),
                entry(VolumeShape.class, this::shape),
                entry(Quiesce.class, this::quiesce),
                entry(Script.class, this::script),
                entry(
                        Work.CaptureRecoveryPoint.Job.class,
                        () -> new Work.CaptureRecoveryPoint.Job(
                                "vault-" + hex(), "role-" + hex(), random.nextInt(100))),
                entry(
                        Work.CaptureRecoveryPoint.Database.class,
                        () -> new Work.CaptureRecoveryPoint.Database("orders-" + hex())));
    }

    <T> T of(Class<T> type) {
        return type.cast(any(type));
    }

    Message message(Class<?> work) {
        return new Message((Work) any(work), of(Instant.class), "trace-" + hex());
    }

    private Object any(Type type) {
        if (makers.containsKey(type)) {
            return makers.get(type).get();
        }
        if (type instanceof ParameterizedType of) {
            return of.getRawType() == Map.class ? map(of) : some(of.getActualTypeArguments()[0]);
        }
        var raw = (Class<?>) type;
        if (raw.isEnum()) {
            return pick(raw.getEnumConstants());
        }
        return raw.isSealed() ? any(pick(raw.getPermittedSubclasses())) : record(raw);
    }

    private Object record(Class<?> type) {
        var components = type.getRecordComponents();
        var values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            boolean absent =
                    components[i].getAnnotatedType().isAnnotationPresent(Nullable.class) && random.nextInt(3) == 0;
            boolean attempt = type == PointKey.class && components[i].getType() == int.class;
            values[i] = absent ? null : attempt ? (Object) random.nextInt(1, 100) : any(components[i].getGenericType());
        }
        try {
            return canonical(type).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no " + type + " of these", e);
        }
    }

    private static Constructor<?> canonical(Class<?> type) throws NoSuchMethodException {
        var types = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        return type.getDeclaredConstructor(types);
    }

    private Object some(Type element) {
        return Stream.generate(() -> any(element)).limit(random.nextInt(1, 5)).toList();
    }

    private Object map(ParameterizedType type) {
        var map = new HashMap<Object, Object>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(any(type.getActualTypeArguments()[0]), any(type.getActualTypeArguments()[1]));
        }
        return map;
    }

    private Work.CaptureWorkload workload() {
        var name = of(WorkloadName.class);
        return new Work.CaptureWorkload(
                name,
                pick(Workload.OnFailure.values()),
                List.of(of(Work.CaptureRecoveryPoint.class).in(name)));
    }

    private VolumeShape shape() {
        return new VolumeShape(
                of(VolumeId.class), "/dev/sd" + (char) ('a' + random.nextInt(20)), "gp3", 3000, 125, 8, "eu-west-1a");
    }

    private Quiesce quiesce() {
        return new Quiesce(
                "document-" + hex(),
                Duration.ofSeconds(random.nextInt(5, 121)),
                pick(Quiesce.OnFailure.values()),
                random.nextBoolean());
    }

    private Script script() {
        return new Script(
                "document-" + hex(),
                Map.of("p" + hex(), List.of(text(), text())),
                Duration.ofSeconds(random.nextInt(10, 600)));
    }

    private String text() {
        var text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            text.appendCodePoint(HOSTILE[random.nextInt(HOSTILE.length)]);
        }
        return text.toString();
    }

    private String hex() {
        return "%08x".formatted(random.nextInt());
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }
}

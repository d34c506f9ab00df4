package io.snapwarden.snapshotter;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.point.CaptureId;
import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.policy.Quiesce;
import io.snapwarden.domain.run.CaptureFailure;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.wire.Json;
import io.snapwarden.runtime.work.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// One scope, one run ledger, and workers that are handed messages.
final class Scene {

    static final Scope SCOPE = new Scope(new AccountId("123456789012"), new Region("eu-west-1"));
    static final Slot SLOT = Slot.parse("2026-11-20T01:00:00Z");
    static final ResourceId INSTANCE = new ResourceId("i-0a");
    static final Duration SETTLE = CaptureConfig.defaults().settle();

    final TestClock time = new TestClock();
    final TestLedger ledger = new TestLedger(time);
    final TestAccount account = new TestAccount(SCOPE, time);
    final TestHosts hosts = new TestHosts();
    final List<Event> events = Collections.synchronizedList(new ArrayList<>());

    /// Whether hosts answer before anybody has waited.
    boolean hurried;

    private final AtomicInteger ids = new AtomicInteger();
    final CaptureHandler worker = worker();

    /// A further worker, with a memory of its own.
    CaptureHandler worker() {
        return worker(events::addAll);
    }

    CaptureHandler worker(EventSink sink) {
        return new CaptureHandler(
                new CapturePorts(account, account, account, hosts, ledger, sink, time, this::rest),
                () -> new CaptureId("c-" + ids.incrementAndGet()),
                CaptureConfig.defaults());
    }

    private void rest(Duration duration) {
        if (!hurried) {
            time.pass(duration);
        }
    }

    Outcome handle(CaptureRecoveryPoint work) {
        return worker.handle(message(work));
    }

    /// Delivers again after each delay that the worker asks for.
    ///
    /// @return how often it was asked to wait
    int handleUntilDone(CaptureRecoveryPoint work) {
        var message = message(work);
        int waits = 0;
        while (worker.handle(message) instanceof Outcome.Later(var delay, var _)) {
            time.pass(delay);
            waits++;
        }
        return waits;
    }

    Message message(CaptureRecoveryPoint work) {
        return message(work, time.instant().plus(Duration.ofHours(4)));
    }

    Message message(CaptureRecoveryPoint work, Instant notAfter) {
        return new Message(work, notAfter, "trace-1");
    }

    /// The volumes exist and are attached.
    CaptureRecoveryPoint instance(int volumes) {
        var work = instance(volumes, 1);
        account.has(INSTANCE, work.volumes());
        return work;
    }

    /// The same, to be frozen.
    CaptureRecoveryPoint quiet(int volumes, Quiesce quiesce) {
        return with(instance(volumes), quiesce);
    }

    static CaptureRecoveryPoint with(CaptureRecoveryPoint work, Quiesce quiesce) {
        return new CaptureRecoveryPoint(
                work.key(),
                work.kind(),
                work.volumes(),
                work.withoutBoot(),
                work.withoutData(),
                work.sourceTags(),
                work.droppedTags(),
                work.consistency(),
                work.retain(),
                quiesce);
    }

    CaptureRecoveryPoint instance(int volumes, int attempt) {
        return work(INSTANCE, ResourceKind.INSTANCE, shapes(volumes), attempt, Map.of());
    }

    CaptureRecoveryPoint volume(int n) {
        return volume(n, Map.of());
    }

    CaptureRecoveryPoint volume(int n, Map<String, String> tags) {
        var shape = shape(n);
        account.has(shape.id().asResource(), List.of(shape));
        return work(shape.id().asResource(), ResourceKind.VOLUME, List.of(shape), 1, tags);
    }

    static CaptureRecoveryPoint work(
            ResourceId source, ResourceKind kind, List<VolumeShape> shapes, int attempt, Map<String, String> tags) {
        var owed = new Obligation(new PolicyName("gold"), SLOT, SCOPE, source);
        return new CaptureRecoveryPoint(
                new PointKey(owed, attempt),
                kind,
                shapes,
                false,
                List.of(),
                tags,
                List.of("TooMany"),
                Consistency.CRASH,
                "last 7",
                null);
    }

    static List<VolumeShape> shapes(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Scene::shape).toList();
    }

    static VolumeShape shape(int n) {
        return new VolumeShape(
                new VolumeId("vol-%04x".formatted(n)), "/dev/xvd" + n, "gp3", 3000, 125, 8 + n, "eu-west-1a");
    }

    /// What exists by now and is ours.
    List<RecoveryPoint> points() {
        return account.catalog().points();
    }

    RecoveryPoint point() {
        if (points().size() != 1) {
            throw new AssertionError("expected one point but there are " + points());
        }
        return points().getFirst();
    }

    List<CaptureFailure> failures() {
        return ledger.keys("failures/").stream()
                .map(key -> Json.read(ledger.read(key).orElseThrow().text(), CaptureFailure.class))
                .toList();
    }

    List<Event.RecoveryPointCaptured> captured() {
        return heard(Event.RecoveryPointCaptured.class);
    }

    <E extends Event> List<E> heard(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}

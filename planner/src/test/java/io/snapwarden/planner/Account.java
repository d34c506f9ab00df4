package io.snapwarden.planner;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Fleet;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.Volume;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.point.CaptureId;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.SetManifest;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.domain.policy.Selection;
import io.snapwarden.domain.retention.KeepRule;
import io.snapwarden.domain.retention.Retention;
import io.snapwarden.domain.run.Roll;
import io.snapwarden.domain.schedule.Cron;
import io.snapwarden.domain.schedule.Schedule;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.FleetReader;
import io.snapwarden.runtime.port.ScopeDirectory;
import io.snapwarden.runtime.port.SnapshotReader;
import io.snapwarden.runtime.port.SnapshotTagger;
import io.snapwarden.runtime.port.WorkSender;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One account of a test: its fleets, its snapshots, and everything that the planner said and sent.
final class Account implements FleetReader, SnapshotReader, SnapshotTagger, WorkSender, EventSink, InstantSource {

    static final Scope SCOPE = new Scope(new AccountId("111122223333"), new Region("eu-west-1"));
    static final Scope OTHER = new Scope(new AccountId("111122223333"), new Region("us-east-1"));

    final Map<Scope, Map<ResourceId, Resource>> instances = new LinkedHashMap<>();
    final Map<Scope, List<Volume>> volumes = new LinkedHashMap<>();
    final Map<Scope, List<Snapshot>> snapshots = new LinkedHashMap<>();
    final Map<Scope, DependencyException> broken = new LinkedHashMap<>();
    final List<Scope> scopes = new ArrayList<>(List.of(SCOPE));
    final Deque<Dispatch> sent = new ArrayDeque<>();
    final List<Event> events = new ArrayList<>();
    final Map<SnapshotId, Map<String, String>> tagged = new LinkedHashMap<>();
    final MapLedger ledger = new MapLedger(this);
    int calls;
    boolean deaf;
    boolean mute;
    final Set<Scope> snapshotsDenied = new HashSet<>();

    @Nullable
    DependencyException taggingFails;

    final List<ScopeDirectory.Doubt> doubts = new ArrayList<>();
    final List<String> unsaid = new ArrayList<>();

    @Nullable
    DependencyException unlisted;

    Instant now = Instant.parse("2026-11-20T02:00:00Z");

    private final ScopeDirectory directory = new ScopeDirectory() {

        @Override
        public List<Scope> scopes() {
            if (unlisted != null) {
                throw unlisted;
            }
            return List.copyOf(scopes);
        }

        @Override
        public Chosen chosen() {
            return new Chosen(scopes(), doubts, unsaid);
        }
    };
    private int ids;

    static Policy policy(String name, ResourceKind kind, String cron, Duration startWithin) {
        var schedule = new Schedule(Cron.parse(cron), java.time.ZoneId.of("UTC"), startWithin);
        var retention = new Retention(List.of(new KeepRule.Daily(7)), 1, null, null, ZoneOffset.UTC);
        return new Policy(
                new PolicyName(name),
                List.of(),
                new Selection(kind, Map.of("Backup", "daily"), Map.of("Skip", "*")),
                schedule,
                null,
                retention);
    }

    Planner planner(Policy... policies) {
        return planner(PlannerConfig.STANDARD, policies);
    }

    Planner planner(PlannerConfig config, Policy... policies) {
        var ports = new Planner.Ports(directory, this, this, this, ledger, this, this, this);
        return Planner.of(new PolicySet(List.of(policies)), ports, config);
    }

    /// A tick, and then everything for the planner that follows from it. What is for others stays in `sent`.
    void tick(Planner planner) {
        planner.handler().handle(new Message(new Work.Tick(), now.plusSeconds(60), "t"));
        settle(planner);
    }

    /// Ticks each minute. What is sent to others stays in `sent`.
    void pass(Planner planner, Duration howLong) {
        var end = now.plus(howLong);
        while (now.isBefore(end)) {
            tick(planner);
            now = now.plus(Duration.ofMinutes(1));
        }
    }

    void scan(Planner planner, RunKey run) {
        planner.handler().handle(new Message(new Work.ScanScope(SCOPE, List.of(run)), now.plusSeconds(60), "t"));
    }

    Roll roll(RunKey run) {
        return new Rolls(ledger).read(run, SCOPE).orElseThrow();
    }

    void settle(Planner planner) {
        var others = new ArrayList<Dispatch>();
        while (!sent.isEmpty()) {
            var dispatch = sent.removeFirst();
            switch (dispatch.message().work()) {
                case Work.ScanScope _, Work.LookSooner _, Work.ReviewRun _, Work.Tick() ->
                    planner.handler().handle(dispatch.message());
                case Work.CaptureRecoveryPoint _,
                        Work.CaptureWorkload _,
                        Work.SettleHooks _,
                        Work.PruneScope _,
                        Work.DeleteRecoveryPoints _ -> others.add(dispatch);
            }
        }
        sent.addAll(others);
    }

    List<Work.CaptureRecoveryPoint> takeCaptures() {
        return take(Work.CaptureRecoveryPoint.class);
    }

    <W extends Work> List<W> take(Class<W> type) {
        var taken = sent.stream()
                .map(dispatch -> dispatch.message().work())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
        sent.removeIf(dispatch -> type.isInstance(dispatch.message().work()));
        return taken;
    }

    <E extends Event> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    Resource instance(int volumeCount, Map<String, String> tags) {
        return instance(SCOPE, volumeCount, tags);
    }

    Resource instance(Scope scope, int volumeCount, Map<String, String> tags) {
        var attached = Stream.generate(() -> volume(scope, Map.of("Disk", "of-instance")))
                .limit(volumeCount)
                .toList();
        var instance =
                new Resource(ResourceKind.INSTANCE, new ResourceId("i-" + Integer.toHexString(++ids)), tags, attached);
        instances.computeIfAbsent(scope, _ -> new LinkedHashMap<>()).put(instance.id(), instance);
        return instance;
    }

    Volume volume(Scope scope, Map<String, String> tags) {
        var id = new VolumeId("vol-" + Integer.toHexString(++ids));
        var volume =
                new Volume(new VolumeShape(id, "/dev/sdf", "gp3", 3000, 125, 8, scope.region() + "a"), false, tags);
        volumes.computeIfAbsent(scope, _ -> new ArrayList<>()).add(volume);
        return volume;
    }

    /// What a snapshotter would make of the order.
    void capture(Work.CaptureRecoveryPoint order, Snapshot.State state) {
        var marks = new Marks(
                order.key(),
                new CaptureId("c" + ++ids),
                order.volumes().size(),
                order.consistency(),
                order.retain(),
                new SetManifest(order.volumes()));
        var scope = order.key().obligation().scope();
        for (var volume : order.volumes()) {
            var tags = new LinkedHashMap<String, String>(marks.tags());
            tags.putAll(order.sourceTags());
            boolean completed = state == Snapshot.State.COMPLETED;
            snapshots
                    .computeIfAbsent(scope, _ -> new ArrayList<>())
                    .add(new Snapshot(
                            new SnapshotId("snap-" + Integer.toHexString(++ids)),
                            scope.account(),
                            volume.id().value(),
                            now,
                            state,
                            state == Snapshot.State.ERROR ? "disk on fire" : "",
                            marks.description(),
                            tags,
                            completed ? now.plusSeconds(60) : null,
                            completed ? 1L << 30 : null));
        }
    }

    @Override
    public Fleet list(Scope scope) {
        calls++;
        if (broken.containsKey(scope)) {
            throw broken.get(scope);
        }
        return new Fleet(
                List.copyOf(instances.getOrDefault(scope, Map.of()).values()), volumes.getOrDefault(scope, List.of()));
    }

    @Override
    public Set<ResourceId> gone(Scope scope, Collection<ResourceId> ids) {
        throw new IllegalStateException("the planner does not ask what is gone");
    }

    @Override
    public List<Snapshot> list(Scope scope, Query query) {
        calls++;
        if (snapshotsDenied.contains(scope)) {
            throw new DependencyException(
                    DependencyException.Kind.DENIED, "no right to look", new IllegalStateException());
        }
        if (query instanceof Query.OfSlots(var slots)) {
            var wanted = slots.stream().map(Object::toString).toList();
            return snapshots.getOrDefault(scope, List.of()).stream()
                    .filter(snapshot -> wanted.contains(snapshot.tags().get(Marks.SLOT)))
                    .toList();
        }
        return List.copyOf(snapshots.getOrDefault(scope, List.of()));
    }

    @Override
    public List<Snapshot> pending(Scope scope) {
        throw new IllegalStateException("the planner does not ask what is pending");
    }

    @Override
    public Map<SnapshotId, String> protectedSnapshots(Scope scope) {
        throw new IllegalStateException("the planner does not ask what is protected");
    }

    @Override
    public List<SnapshotId> tag(Scope scope, Collection<SnapshotId> ids, Map<String, String> tags) {
        calls++;
        if (taggingFails != null) {
            throw taggingFails;
        }
        ids.forEach(id -> tagged.computeIfAbsent(id, _ -> new LinkedHashMap<>()).putAll(tags));
        return List.of();
    }

    @Override
    public void send(List<Dispatch> work) {
        if (mute && !work.isEmpty()) {
            throw new DependencyException(
                    DependencyException.Kind.UNAVAILABLE, "the queue does not answer", new IllegalStateException());
        }
        sent.addAll(work);
    }

    @Override
    public void publish(List<Event> happened) {
        if (deaf && !happened.isEmpty()) {
            throw new DependencyException(
                    DependencyException.Kind.UNAVAILABLE, "the bus does not answer", new IllegalStateException());
        }
        events.addAll(happened);
    }

    @Override
    public Instant instant() {
        return now;
    }
}

package io.snapwarden.runtime.config;

import io.snapwarden.runtime.policyfile.Durations;
import io.snapwarden.runtime.policyfile.LedgerLocation;
import io.snapwarden.runtime.policyfile.ScopeChoice;
import io.snapwarden.runtime.work.WorkerSettings;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The environment of a deployable. Each reads what it needs, at its start, and is told by name what is missing.
public record Settings(Map<String, String> environment) {

    private static final int USUAL_CONCURRENCY = 8;
    private static final Duration USUAL_TICK = Duration.ofMinutes(1);

    public Settings {
        environment = Map.copyOf(environment);
    }

    public static Settings ofEnvironment() {
        return new Settings(System.getenv());
    }

    /// A path, or `s3://bucket/key`.
    public String policyFile() {
        return require("SNAPWARDEN_POLICY_FILE", "the path of the policy file, or s3://bucket/key");
    }

    /// Where the run ledger is, if not where the policy file says.
    public Optional<LedgerLocation> ledger() {
        return find("SNAPWARDEN_LEDGER").map(text -> judge("SNAPWARDEN_LEDGER", text, LedgerLocation::parse));
    }

    /// The accounts to enter as the policy file says, by the role that this service has there, if it has one of its
    /// own.
    public ScopeChoice.Accounts entering(ScopeChoice.Accounts accounts) {
        var role = find("SNAPWARDEN_MEMBER_ROLE");
        return switch (accounts) {
            case ScopeChoice.Accounts.Own own -> own;
            case ScopeChoice.Accounts.Entered entered -> entered.by(role.orElse(entered.role()));
        };
    }

    public String planQueue() {
        return require("SNAPWARDEN_PLAN_QUEUE", "the URL of the planner's queue");
    }

    public String captureQueue() {
        return require("SNAPWARDEN_CAPTURE_QUEUE", "the URL of the snapshotter's queue");
    }

    public String pruneQueue() {
        return require("SNAPWARDEN_PRUNE_QUEUE", "the URL of the pruner's queue");
    }

    public String notifyQueue() {
        return require("SNAPWARDEN_NOTIFY_QUEUE", "the URL of the notifier's queue");
    }

    public String bus() {
        return require("SNAPWARDEN_BUS", "the name of the event bus");
    }

    /// Messages in hand at once.
    public int concurrency() {
        return find("SNAPWARDEN_CONCURRENCY")
                .map(text -> judge("SNAPWARDEN_CONCURRENCY", text, Settings::concurrency))
                .orElse(USUAL_CONCURRENCY);
    }

    /// How often the planner ticks by itself; empty when a schedule outside does.
    public Optional<Duration> tick() {
        var name = "SNAPWARDEN_TICK";
        return find(name).filter("off"::equals).isPresent()
                ? Optional.empty()
                : duration(name, Duration.ofSeconds(1), Duration.ofMinutes(15)).or(() -> Optional.of(USUAL_TICK));
    }

    /// How a worker works: as usual, but for what is set.
    public WorkerSettings worker() {
        var usual = WorkerSettings.USUAL;
        return new WorkerSettings(
                concurrency(),
                duration("SNAPWARDEN_LEASE", Duration.ofSeconds(3), Duration.ofHours(12))
                        .orElse(usual.lease()),
                usual.longPoll(),
                duration("SNAPWARDEN_GRACE", Duration.ofSeconds(1), Duration.ofSeconds(90))
                        .orElse(usual.grace()));
    }

    /// Where a task answers how it is; empty where nobody asks. A port alone is of this machine only.
    public Optional<InetSocketAddress> health() {
        return find("SNAPWARDEN_HEALTH").map(text -> judge("SNAPWARDEN_HEALTH", text, HealthAddress::parse));
    }

    /// The agent beside this task, where ECS runs it.
    public Optional<URI> ecsAgent() {
        return find("ECS_AGENT_URI").map(text -> judge("ECS_AGENT_URI", text, URI::create));
    }

    /// How often the planner looks at a scope that has an open run.
    public Optional<Duration> scanEvery() {
        return duration("SNAPWARDEN_SCAN_EVERY", Duration.ofSeconds(1), Duration.ofHours(1));
    }

    /// When whatever a snapshotter did shows in listings, and its unfinished claims may be taken over.
    public Optional<Duration> settle() {
        return duration("SNAPWARDEN_SETTLE", Duration.ofSeconds(1), Duration.ofMinutes(5));
    }

    private Optional<Duration> duration(String name, Duration least, Duration most) {
        return find(name).map(text -> judge(name, text, written -> within(written, least, most)));
    }

    private static Duration within(String text, Duration least, Duration most) {
        var duration = Durations.parse(text);
        if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "expected " + Durations.write(least) + " to " + Durations.write(most) + ", found \"" + text + "\"");
        }
        return duration;
    }

    private static int concurrency(String text) {
        if (!text.matches("[1-9]\\d{0,2}") || Integer.parseInt(text) > 256) {
            throw new IllegalArgumentException("expected a number from 1 to 256, found \"" + text + "\"");
        }
        return Integer.parseInt(text);
    }

    private String require(String name, String what) {
        return find(name).orElseThrow(() -> new SettingException(name + " is not set: it should be " + what));
    }

    private Optional<String> find(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static <T> T judge(String name, String text, Function<String, T> read) {
        try {
            return read.apply(text);
        } catch (IllegalArgumentException e) {
            throw new SettingException(name + ": " + e.getMessage(), e);
        }
    }
}

package io.snapwarden.simulation.model;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// AWS, as far as backups can notice, on any clock and from one seed. Accounts and Regions are there when they are
/// asked for. Safe for many threads; the same from the same seed when one thread calls.
public final class SimulatedAws {

    private static final Region ORGANIZATIONS_AT = new Region("us-east-1");

    private final InstantSource time;
    private final Limits limits;
    private final Faults faults;
    private final Calls calls = new Calls();
    private final Ids ids;
    private final Map<Scope, ScopeState> scopes = new ConcurrentHashMap<>();
    private final Map<AccountId, SimulatedAccount> accounts = new ConcurrentHashMap<>();
    private final Map<String, SimulatedBucket> buckets = new ConcurrentHashMap<>();
    private final Map<String, SimulatedTopic> topics = new ConcurrentHashMap<>();
    private final SimulatedMetrics metrics = new SimulatedMetrics();
    private final SimulatedOrganization organization = new SimulatedOrganization();

    public SimulatedAws(InstantSource time, Limits limits, long seed) {
        this.time = time;
        this.limits = limits;
        faults = new Faults(seed);
        ids = new Ids(seed);
    }

    public InstantSource time() {
        return time;
    }

    public Faults faults() {
        return faults;
    }

    public Calls calls() {
        return calls;
    }

    public SimulatedAccount account(AccountId id) {
        return accounts.computeIfAbsent(id, SimulatedAccount::new);
    }

    /// EC2 in a scope as a role of its account sees it.
    public SimulatedEc2 ec2(Scope scope, String role) {
        return ec2(scope, Gate.guarded(state(scope), account(scope.account()), Dialect.EC2, calls, time), role);
    }

    /// Systems Manager in a scope as a role of its account sees it.
    public SimulatedSsm ssm(Scope scope, String role) {
        var gate = Gate.guarded(state(scope), account(scope.account()), Dialect.SSM, calls, time);
        return new SimulatedSsm(state(scope), gate, role);
    }

    /// AWS Backup in a scope as a role of its account sees it.
    public SimulatedBackup backup(Scope scope, String role) {
        return new SimulatedBackup(
                state(scope), Gate.guarded(state(scope), account(scope.account()), Dialect.BACKUP, calls, time), role);
    }

    /// AWS Backup as others use it, whose calls never fail and are not counted.
    public SimulatedBackup undisturbedBackup(Scope scope) {
        return new SimulatedBackup(
                state(scope), Gate.open(state(scope), account(scope.account()), calls, time), "others");
    }

    /// RDS in a scope as a role of its account sees it.
    public SimulatedRds rds(Scope scope, String role) {
        return new SimulatedRds(
                state(scope), Gate.guarded(state(scope), account(scope.account()), Dialect.RDS, calls, time), role);
    }

    /// The tagging API in a scope as a role of its account sees it.
    public SimulatedTagging tagging(Scope scope, String role) {
        return new SimulatedTagging(
                state(scope), Gate.guarded(state(scope), account(scope.account()), Dialect.TAGGING, calls, time), role);
    }

    /// AWS Organizations as a role of an account sees it; it is served from one Region.
    public OrganizationCalls organizations(AccountId caller, String role) {
        var state = state(new Scope(caller, ORGANIZATIONS_AT));
        var gate = Gate.guarded(state, account(caller), Dialect.ORGANIZATIONS, calls, time);
        return new OrganizationCalls(organization, caller, gate, role);
    }

    /// The organization from behind; there is none before it is founded.
    public SimulatedOrganization organization() {
        return organization;
    }

    /// EC2 in a scope as others use it, whose calls never fail and are not counted: people, and their scripts.
    public SimulatedEc2 undisturbed(Scope scope) {
        return ec2(scope, Gate.open(state(scope), account(scope.account()), calls, time), "others");
    }

    private SimulatedEc2 ec2(Scope scope, Gate gate, String role) {
        var id = scope.account();
        return new SimulatedEc2(state(scope), region -> state(new Scope(id, region)), gate, account(id), role);
    }

    /// The scope from behind.
    public Stage stage(Scope scope) {
        return new Stage(state(scope));
    }

    /// A bucket of S3; it is there when it is asked for.
    public SimulatedBucket bucket(String name) {
        return buckets.computeIfAbsent(name, _ -> new SimulatedBucket(time));
    }

    /// Whether anybody has asked for it.
    public boolean hasBucket(String name) {
        return buckets.containsKey(name);
    }

    /// S3 as a role of a scope's account sees it.
    public SimulatedS3 s3(Scope scope, String role) {
        var gate = Gate.guarded(state(scope), account(scope.account()), Dialect.S3, calls, time);
        return new SimulatedS3(this, gate, role);
    }

    /// Every topic by its ARN.
    public SimulatedTopic topic(String arn) {
        return topics.computeIfAbsent(arn, _ -> new SimulatedTopic());
    }

    public boolean hasTopic(String arn) {
        return topics.containsKey(arn);
    }

    public SimulatedMetrics metrics() {
        return metrics;
    }

    private ScopeState state(Scope scope) {
        return scopes.computeIfAbsent(scope, it -> new ScopeState(it, limits, faults, ids, time));
    }
}

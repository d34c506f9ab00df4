package io.snapwarden.planner;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.run.Roll;
import java.util.Set;
import java.util.TreeSet;

/// The names under which the planner keeps things in the run ledger.
final class LedgerKeys {

    static final String OPEN = "open/";

    /// Which doubts about the scopes themselves were said.
    static final String SAID_OF_SCOPES = "said-of-scopes";

    private LedgerKeys() {}

    static String policy(PolicyName policy) {
        return "policies/" + policy;
    }

    static String open(RunKey run) {
        return OPEN + path(run);
    }

    static String run(RunKey run) {
        return "runs/" + path(run) + "/run";
    }

    /// Under it stands all that is known of a run.
    static String all(RunKey run) {
        return "runs/" + path(run) + "/";
    }

    static String roll(RunKey run, Scope scope) {
        return "runs/" + path(run) + "/" + scope + "/roll";
    }

    /// Under it stands the report of each scope that has nothing left to start.
    static String ready(RunKey run) {
        return "runs/" + path(run) + "/ready/";
    }

    static String failures(RunKey run, Scope scope) {
        return "failures/" + path(run) + "/" + scope + "/";
    }

    /// Under it stands which job of AWS Backup was started for which attempt.
    static String jobs(RunKey run, Scope scope) {
        return "jobs/" + path(run) + "/" + scope + "/";
    }

    /// Under it stands which command was sent for which attempt.
    static String commands(RunKey run, Scope scope) {
        return "commands/" + path(run) + "/" + scope + "/";
    }

    static String failure(PointKey key) {
        var owed = key.obligation();
        return failures(owed.run(), owed.scope()) + owed.source().keyWord() + "/" + key.attempt();
    }

    /// The newest good backup that an application made of itself.
    static String newest(Scope scope, ResourceId source) {
        return "newest/" + scope + "/" + source.keyWord();
    }

    /// Under it stands which hooks after captures are owed.
    static String hooks(RunKey run, Scope scope) {
        return hooks(run) + scope + "/";
    }

    static String hooks(RunKey run) {
        return "hooks/" + path(run) + "/";
    }

    /// That what AWS Backup does in the scope cannot be looked at.
    static String saidOfBackup(Scope scope) {
        return "said-of-backup/" + scope;
    }

    /// That a scan of the scope comes sooner, for all hints until then.
    static String hint(Scope scope) {
        return "hints/" + scope;
    }

    /// The same of RDS.
    static String saidOfDatabases(Scope scope) {
        return "said-of-rds/" + scope;
    }

    /// The same of Systems Manager, and of what commands leave.
    static String saidOfCommands(Scope scope) {
        return "said-of-commands/" + scope;
    }

    /// What an order waits for.
    static String wait(RunKey run, Scope scope, ResourceId source) {
        return "waits/" + path(run) + "/" + scope + "/" + source.keyWord();
    }

    /// Under it stands when the captures of each workload began.
    static String starts(RunKey run, Scope scope) {
        return "workloads/" + path(run) + "/" + scope + "/";
    }

    /// That what makes the roll's points cannot be looked at; of workloads there may be several such services.
    static Set<String> said(Roll roll) {
        var said = new TreeSet<String>();
        roll.kinds().forEach(kind -> said.add(said(kind, roll.scope())));
        return said.isEmpty() ? Set.of(said(roll.scope())) : said;
    }

    private static String said(ResourceKind kind, Scope scope) {
        return switch (kind) {
            case AWS_BACKUP -> saidOfBackup(scope);
            case RDS, AURORA -> saidOfDatabases(scope);
            case COMMAND -> saidOfCommands(scope);
            case VOLUME, INSTANCE -> said(scope);
        };
    }

    static String said(Scope scope) {
        return "said/" + scope;
    }

    private static String path(RunKey run) {
        return run.policy() + "/" + run.slot();
    }
}

package io.snapwarden.planner;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.obligation.RunKey;

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

    /// Under it stands which hooks after captures are owed.
    static String hooks(RunKey run, Scope scope) {
        return "hooks/" + path(run) + "/" + scope + "/";
    }

    /// That what AWS Backup does in the scope cannot be looked at.
    static String saidOfBackup(Scope scope) {
        return "said-of-backup/" + scope;
    }

    /// That a scan of the scope comes sooner, for all hints until then.
    static String hint(Scope scope) {
        return "hints/" + scope;
    }

    static String said(Scope scope) {
        return "said/" + scope;
    }

    private static String path(RunKey run) {
        return run.policy() + "/" + run.slot();
    }
}

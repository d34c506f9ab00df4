package io.snapwarden.simulation.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a step of a document can do on its host, at the step's instant.
public final class Shell {

    private final StoredHost host;
    private final HostRun run;
    private final ScopeState state;
    private final long at;

    Shell(StoredHost host, HostRun run, ScopeState state, long at) {
        this.host = host;
        this.run = run;
        this.state = state;
        this.at = at;
    }

    public Instant now() {
        return Instant.ofEpochMilli(at);
    }

    public Set<String> mounts() {
        return host.mounts.points();
    }

    public boolean isFrozen(String mount) {
        return host.mounts.isFrozen(mount);
    }

    /// Whether it was there and not frozen. An agent whose root is frozen is not reached until that is thawed.
    public boolean freeze(String mount) {
        return host.freeze(mount, at);
    }

    /// Whether it was frozen.
    public boolean thaw(String mount) {
        return host.mounts.thaw(mount, at);
    }

    /// Arms the watchdog of the host, which outlives the document and thaws everything when the lease ends; a lease
    /// that runs already is replaced.
    public void arm(Duration lease) {
        host.mounts.arm(lease, at);
    }

    /// Whether the watchdog was armed still: it had not thawed anything.
    public boolean disarm() {
        return host.mounts.disarm();
    }

    public boolean isArmed() {
        return host.mounts.armed();
    }

    /// What documents on this host leave behind for one another.
    public Map<String, String> files() {
        return host.files;
    }

    /// What the host asks EC2 to do with the rights of its instance: snapshots of its own volumes.
    ///
    /// @throws AwsError as EC2 refuses it
    List<SnapshotRow> createSnapshots(SetRequest request) {
        requireRight("CreateSnapshots");
        return new Capturing(state).instance(request);
    }

    void createTags(List<String> ids, Map<String, String> tags) {
        requireRight("CreateTags");
        new Tagging(state).create(ids, tags);
    }

    String instance() {
        return host.instance;
    }

    private void requireRight(String action) {
        if (host.denied.contains(action)) {
            throw AwsError.refused(
                    "UnauthorizedOperation",
                    "The role of " + host.instance + " is not authorized to perform ec2:" + action + ".");
        }
    }

    public void print(String text) {
        run.output.append(text);
    }

    public void printError(String text) {
        run.errorOutput.append(text);
    }

    /// Ends the document after this step.
    public void exit(int code) {
        run.exit(code);
    }
}

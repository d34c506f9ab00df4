package io.snapwarden.simulation.ports;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.AccountDirectory;
import io.snapwarden.runtime.port.BackupDeleter;
import io.snapwarden.runtime.port.BackupReader;
import io.snapwarden.runtime.port.BackupStarter;
import io.snapwarden.runtime.port.CommandReader;
import io.snapwarden.runtime.port.DatabaseReader;
import io.snapwarden.runtime.port.DatabaseSnapshots;
import io.snapwarden.runtime.port.FleetReader;
import io.snapwarden.runtime.port.HostCommands;
import io.snapwarden.runtime.port.ProofReader;
import io.snapwarden.runtime.port.RegionDirectory;
import io.snapwarden.runtime.port.ScopeDirectory;
import io.snapwarden.runtime.port.SnapshotCreator;
import io.snapwarden.runtime.port.SnapshotDeleter;
import io.snapwarden.runtime.port.SnapshotReader;
import io.snapwarden.runtime.port.SnapshotTagger;
import io.snapwarden.runtime.port.VolumeRestorer;
import io.snapwarden.simulation.model.SimulatedAws;
import java.util.Collection;
import java.util.List;

/// The EC2 ports of one service, over the model. A service has a role of its own, so that what it may not do fails
/// here as it would there.
public final class SimulatedPorts {

    private final Role role;

    /// @param roleName the role whose rights [io.snapwarden.simulation.model.SimulatedAccount] knows
    public SimulatedPorts(SimulatedAws aws, String roleName, Pause pause) {
        role = new Role(aws, roleName, new Patience(pause));
    }

    /// Every scope that is named here, enabled or not, in order.
    public static ScopeDirectory directory(Collection<AccountId> accounts, Collection<Region> regions) {
        List<Scope> scopes = accounts.stream()
                .flatMap(account -> regions.stream().map(region -> new Scope(account, region)))
                .sorted()
                .toList();
        return () -> scopes;
    }

    /// The accounts of the organization, as one of them lists them.
    public AccountDirectory organization(AccountId caller) {
        return new SimulatedMembers(role, caller);
    }

    /// @param home where each account is asked
    public RegionDirectory regions(Region home) {
        return new SimulatedRegions(role, home);
    }

    public FleetReader fleet() {
        return new SimulatedFleet(role);
    }

    public SnapshotReader snapshots() {
        return new SimulatedSnapshots(role);
    }

    public SnapshotCreator creator() {
        return new SimulatedCreator(role);
    }

    public SnapshotTagger tagger() {
        return new SimulatedTagger(role);
    }

    public SnapshotDeleter deleter() {
        return new SimulatedDeleter(role);
    }

    public BackupReader backups() {
        return new SimulatedBackups(role);
    }

    public BackupStarter backupStarter() {
        return new SimulatedBackupStarter(role);
    }

    public BackupDeleter backupDeleter() {
        return new SimulatedBackupDeleter(role);
    }

    public DatabaseReader databases() {
        return new SimulatedDatabases(role);
    }

    public DatabaseSnapshots databaseSnapshots() {
        return new SimulatedDatabaseSnapshots(role);
    }

    public SnapshotDeleter databaseDeleter() {
        return new SimulatedDatabaseDeleter(role);
    }

    public HostCommands hosts() {
        return new SimulatedHostCommands(role);
    }

    public CommandReader commands() {
        return new SimulatedCommands(role);
    }

    public ProofReader proofs() {
        return new SimulatedProofs(role);
    }

    public VolumeRestorer restorer() {
        return new SimulatedRestorer(role);
    }
}

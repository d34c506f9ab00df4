package io.snapwarden.testkit.backup;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.BackupDeleter;
import io.snapwarden.runtime.port.BackupReader;
import io.snapwarden.runtime.port.BackupStarter;
import java.util.Map;

/// An account with one empty vault, the ports over it, and what a test needs done behind their back.
public interface BackupWorld {

    String VAULT = "snapwarden";

    Scope scope();

    BackupReader reader();

    BackupStarter starter();

    BackupDeleter deleter();

    /// Makes a file system, and says its ARN.
    String makeFileSystem(Map<String, String> tags);

    /// Makes a table, and says its ARN.
    String makeTable(Map<String, String> tags);

    void remove(String arn);

    /// Makes a recovery point as a backup plan of AWS does, and says its ARN.
    String planned(String resource, Map<String, String> tags);

    /// The next job of the resource ends like that.
    void nextFails(String resource, String message);

    void nextHasIssues(String resource, String message);

    void nextIsPartial(String resource);

    void lockVault();

    void optFileSystemsOut();

    void denyKey(String resource);

    /// AWS Backup cannot work under that role of the account any more.
    void breakRole(String role);

    /// So many jobs may be open at once.
    void letFewJobsRun(int most);

    /// Lets pass what open jobs need to end, and reads need to catch up.
    void settle();
}

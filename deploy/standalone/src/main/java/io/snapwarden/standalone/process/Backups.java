package io.snapwarden.standalone.process;

import io.snapwarden.runtime.port.BackupDeleter;
import io.snapwarden.runtime.port.BackupReader;
import io.snapwarden.runtime.port.BackupStarter;

/// AWS Backup as the services need it.
public record Backups(BackupReader reader, BackupStarter starter, BackupDeleter deleter) {

    /// Where no policy needs it.
    public static final Backups NONE = new Backups(BackupReader.NONE, BackupStarter.NONE, BackupDeleter.NONE);
}

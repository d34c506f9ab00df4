package io.snapwarden.runtime.port;

import java.util.Locale;

/// What a person can do about a snapshot that RDS has refused. Both faces say it alike.
public final class DatabaseRefusals {

    private DatabaseRefusals() {}

    /// @param why what was called, for what, and the code and words of RDS
    public static String with(String why) {
        return why + remedy(why);
    }

    private static String remedy(String why) {
        if (why.contains("SnapshotQuotaExceeded")) {
            return ". Delete manual snapshots that nobody needs, or have the quota of manual snapshots raised";
        }
        if (why.contains("InvalidDBInstanceState") || why.contains("InvalidDBClusterState")) {
            return ". RDS takes snapshots of what is available: start it if it is stopped, or exclude it by a tag";
        }
        if (why.toLowerCase(Locale.ROOT).contains("kms")) {
            return ". Enable the key of the database, and let RDS use it again";
        }
        return "";
    }
}

package io.snapwarden.runtime.port;

import io.snapwarden.runtime.port.BackupStarter.Order;
import java.util.Locale;

/// What a person can do about a start call that AWS Backup has refused. It has few codes, so its words decide;
/// where none is known, its words alone are told.
public final class BackupRefusals {

    private BackupRefusals() {}

    /// @param why what was called, for what, and AWS's own words
    public static Start of(Order order, String why) {
        var remedy = remedy(why, order.vault(), order.role());
        if (!remedy.isEmpty()) {
            return new Start.Refused(why + remedy);
        }
        return isGone(why.toLowerCase(Locale.ROOT)) ? new Start.Gone(why) : new Start.Refused(why);
    }

    /// What a person can do; empty where the words say nothing that is known.
    public static String remedy(String why, String vault, String role) {
        var words = why.toLowerCase(Locale.ROOT);
        if (words.contains("kms") || words.contains("encryption key")) {
            return ". Let the role " + role + " use the key of the resource and of the vault " + vault;
        }
        if (words.contains("opt in") || words.contains("opted in") || words.contains("opt-in")) {
            return ". Turn the resource type on in the settings of AWS Backup, in this account and Region";
        }
        if (words.contains("backup vault")) {
            return ". Check that the backup vault " + vault
                    + " is there in this account and Region, or correct backup.vault";
        }
        if (words.contains("iam role") || words.contains("passrole") || words.contains("assume")) {
            return ". Check that the role " + role
                    + " is there in this account, that AWS Backup may assume it, and that Snapwarden may pass it";
        }
        return "";
    }

    private static boolean isGone(String words) {
        return words.contains("does not exist") || words.contains("not found") || words.contains("cannot be found");
    }
}

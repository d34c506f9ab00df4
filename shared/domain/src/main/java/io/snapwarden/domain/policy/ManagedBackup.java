package io.snapwarden.domain.policy;

import io.snapwarden.domain.fleet.BackupType;
import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.text.Form;
import java.util.EnumSet;
import java.util.Set;

/// How AWS Backup makes and keeps the points of a policy.
///
/// @param vault where they live, in every scope by the same name
/// @param role the role that AWS Backup works under, by its path and name: it is there in each account
/// @param types what is taken of all that the tags select
public record ManagedBackup(String vault, String role, Set<BackupType> types) {

    /// What AWS Backup itself makes when a person first lets it.
    public static final String USUAL_ROLE = "service-role/AWSBackupDefaultServiceRole";

    private static final Form VAULT = Form.of("A-Za-z0-9_-", 2, 50);
    private static final Form ROLE = Form.of("A-Za-z0-9+=,.@_/-", 1, 512);

    public ManagedBackup {
        requireVault(vault);
        requireRole(role);
        if (types.isEmpty()) {
            throw new IllegalArgumentException("backup.resource-types names at least one type");
        }
        types = Set.copyOf(types);
    }

    public static String requireVault(String vault) {
        if (!VAULT.fits(vault)) {
            throw new IllegalArgumentException(
                    "a backup vault's name has 2 to 50 letters, digits, dashes and underscores but is \"" + vault
                            + "\"");
        }
        return vault;
    }

    public static String requireRole(String role) {
        if (!ROLE.fits(role) || role.startsWith("/") || role.endsWith("/") || role.contains("//")) {
            throw new IllegalArgumentException(
                    "a role is named without its account, with its path if it has one, as in " + USUAL_ROLE
                            + ", but is \"" + role + "\"");
        }
        return role;
    }

    /// The same, where other services make the points of these kinds: what takes everything takes everything else.
    public ManagedBackup besides(Set<ResourceKind> kinds) {
        if (types.size() < BackupType.values().length) {
            return this;
        }
        var others = EnumSet.allOf(BackupType.class);
        for (var kind : kinds) {
            var twice = BackupType.takingToo(kind);
            if (twice != null) {
                others.remove(twice);
            }
        }
        return new ManagedBackup(vault, role, others);
    }

    boolean takes(Resource resource) {
        return BackupType.of(resource.id()).filter(types::contains).isPresent();
    }
}

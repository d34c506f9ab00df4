package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.fleet.BackupType;
import io.snapwarden.domain.policy.ManagedBackup;
import java.util.Optional;
import java.util.Set;

/// `backup:` how AWS Backup makes the points of a policy.
final class BackupSection {

    private static final Vocabulary KEYS = Vocabulary.of("vault", "role", "resource-types")
            .later("lifecycle", "points live as long as retain says; AWS Backup would expire the newest good one too");

    private static final Set<BackupType> EVERYTHING = Set.of(BackupType.values());

    private BackupSection() {}

    static Optional<ManagedBackup> read(Cursor at) {
        return Section.of(at, KEYS).flatMap(BackupSection::read);
    }

    private static Optional<ManagedBackup> read(Section section) {
        var vault = section.required("vault")
                .flatMap(at -> at.text("the name of a backup vault", ManagedBackup::requireVault));
        var role = section.optional("role")
                .flatMap(at -> at.text("the path and name of a role", ManagedBackup::requireRole));
        var types = section.optional("resource-types").flatMap(BackupSection::types);
        return section.make(() -> new ManagedBackup(
                vault.orElseThrow(), role.orElse(ManagedBackup.USUAL_ROLE), types.orElse(EVERYTHING)));
    }

    private static Optional<Set<BackupType>> types(Cursor at) {
        return Distinct.items(at, "a list of resource types", item -> item.word(BackupType.class))
                .map(Set::copyOf);
    }
}

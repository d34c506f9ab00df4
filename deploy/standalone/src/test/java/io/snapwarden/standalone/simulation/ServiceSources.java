package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.simulation.model.DatabaseStage;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.standalone.simulation.Estate.Source;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/// Databases of RDS and resources that AWS Backup takes: how they come, change, and go.
final class ServiceSources {

    /// So that a low limit of deletes does not fill the quota in the calm.
    static final int ROOM = 10_000;

    private final SimulatedAws aws;
    private final Random random;

    /// What databases are called, by their resource ids.
    private final Map<String, String> names = new HashMap<>();

    private int made;

    ServiceSources(SimulatedAws aws, Random random) {
        this.aws = aws;
        this.random = random;
    }

    /// The vaults are there before anybody needs them.
    void furnish(Scope scope) {
        aws.stage(scope).backups().vault(ServiceTruth.VAULT).vault(ServiceTruth.OTHERS);
        aws.stage(scope).databases().quota(ROOM);
        aws.stage(scope).clusters().quota(ROOM);
    }

    String launch(Scope scope, Promise promise, ResourceKind kind, Map<String, String> tags) {
        return kind == ResourceKind.AWS_BACKUP
                ? resource(scope, tags)
                : database(scope, kind, tags, promise.tag() + "-" + ++made);
    }

    private String resource(Scope scope, Map<String, String> tags) {
        var kind = random.nextBoolean() ? "elasticfilesystem:%s:%s:file-system/fs-" : "dynamodb:%s:%s:table/t-";
        var arn = "arn:aws:" + kind.formatted(scope.region(), scope.account()) + ++made;
        aws.stage(scope).backups().put(arn, tags);
        return arn;
    }

    private String database(Scope scope, ResourceKind kind, Map<String, String> tags, String name) {
        var id = stage(scope, kind).put(name, 4 + random.nextInt(60), tags);
        names.put(id, name);
        return id;
    }

    void tag(Source source, boolean selected) {
        var tags = selected ? source.tags() : Map.<String, String>of();
        if (source.isOfVault()) {
            aws.stage(source.scope()).backups().put(source.id(), tags);
        } else {
            stage(source).retag(name(source), tags);
        }
    }

    void remove(Source source) {
        if (source.isOfVault()) {
            aws.stage(source.scope()).backups().remove(source.id());
        } else {
            stage(source).remove(name(source));
        }
    }

    /// Another database takes the name of one that was removed.
    ///
    /// @return its resource id
    String replace(Source source) {
        return database(source.scope(), source.kind(), source.tags(), name(source));
    }

    void rename(Source source) {
        var name = source.promise().tag() + "-" + ++made;
        stage(source).rename(name(source), name);
        names.put(source.id(), name);
    }

    DatabaseStage stage(Source source) {
        return stage(source.scope(), source.kind());
    }

    String name(Source source) {
        return names.getOrDefault(source.id(), "");
    }

    private DatabaseStage stage(Scope scope, ResourceKind kind) {
        return switch (kind) {
            case AURORA -> aws.stage(scope).clusters();
            case RDS -> aws.stage(scope).databases();
            case VOLUME, INSTANCE, AWS_BACKUP, COMMAND -> throw new IllegalArgumentException("RDS has no " + kind);
        };
    }
}

package io.snapwarden.standalone.simulation;

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

    String launch(Scope scope, Promise promise) {
        return promise.isOfVault() ? resource(scope, promise) : database(scope, promise, promise.tag() + "-" + ++made);
    }

    private String resource(Scope scope, Promise promise) {
        var kind = random.nextBoolean() ? "elasticfilesystem:%s:%s:file-system/fs-" : "dynamodb:%s:%s:table/t-";
        var arn = "arn:aws:" + kind.formatted(scope.region(), scope.account()) + ++made;
        aws.stage(scope).backups().put(arn, tags(promise));
        return arn;
    }

    private String database(Scope scope, Promise promise, String name) {
        var id = stage(scope, promise).put(name, 4 + random.nextInt(60), tags(promise));
        names.put(id, name);
        return id;
    }

    void tag(Source source, boolean selected) {
        var tags = selected ? tags(source.promise()) : Map.<String, String>of();
        if (source.promise().isOfVault()) {
            aws.stage(source.scope()).backups().put(source.id(), tags);
        } else {
            stage(source).retag(name(source), tags);
        }
    }

    void remove(Source source) {
        if (source.promise().isOfVault()) {
            aws.stage(source.scope()).backups().remove(source.id());
        } else {
            stage(source).remove(name(source));
        }
    }

    /// Another database takes the name of one that was removed.
    ///
    /// @return its resource id
    String replace(Source source) {
        return database(source.scope(), source.promise(), name(source));
    }

    void rename(Source source) {
        var name = source.promise().tag() + "-" + ++made;
        stage(source).rename(name(source), name);
        names.put(source.id(), name);
    }

    DatabaseStage stage(Source source) {
        return stage(source.scope(), source.promise());
    }

    String name(Source source) {
        return names.getOrDefault(source.id(), "");
    }

    private DatabaseStage stage(Scope scope, Promise promise) {
        return switch (promise.kind()) {
            case AURORA -> aws.stage(scope).clusters();
            case RDS -> aws.stage(scope).databases();
            case VOLUME, INSTANCE, AWS_BACKUP, COMMAND ->
                throw new IllegalArgumentException("RDS has no source of " + promise.policy());
        };
    }

    private static Map<String, String> tags(Promise promise) {
        return Map.of(Promise.TAG, promise.tag());
    }
}

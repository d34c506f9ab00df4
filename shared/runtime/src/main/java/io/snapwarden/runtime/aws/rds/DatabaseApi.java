package io.snapwarden.runtime.aws.rds;

import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.runtime.port.DatabaseRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.Tag;

/// RDS has two APIs that say the same in other words: one of DB instances, one of DB clusters.
interface DatabaseApi {

    Logger log = LoggerFactory.getLogger(DatabaseApi.class);

    String MANUAL = "manual";
    int PAGE = 100;

    static DatabaseApi of(ResourceKind kind) {
        return switch (kind) {
            case RDS -> new InstanceApi();
            case AURORA -> new ClusterApi();
            case VOLUME, INSTANCE, AWS_BACKUP, COMMAND ->
                throw new IllegalArgumentException("RDS makes no point of a " + kind);
        };
    }

    /// The operations, as errors and rights name them.
    record Words(String listing, String listingSnapshots, String creation, String deletion) {}

    Words words();

    List<Resource> databases(RdsClient client);

    /// The resource id of what has this name now.
    String resourceId(RdsClient client, String identifier);

    List<DatabaseRow> snapshots(RdsClient client);

    DatabaseRow snapshot(RdsClient client, String name);

    /// @return its ARN
    String create(RdsClient client, String name, String identifier, List<Tag> tags);

    void delete(RdsClient client, String name);

    /// Nothing of a database that RDS gives no id yet, or one that we cannot read.
    static Stream<Resource> resource(ResourceKind kind, @Nullable String id, String identifier, List<Tag> tags) {
        try {
            return Stream.of(new Resource(kind, new ResourceId(String.valueOf(id)), tags(tags), List.of(), identifier));
        } catch (IllegalArgumentException e) {
            log.warn("Not looked at: the {} database {}, for {}", kind, identifier, e.getMessage());
            return Stream.empty();
        }
    }

    static Map<String, String> tags(List<Tag> list) {
        var tags = new HashMap<String, String>();
        list.forEach(tag -> tags.put(tag.key(), tag.value() == null ? "" : tag.value()));
        return Map.copyOf(tags);
    }
}

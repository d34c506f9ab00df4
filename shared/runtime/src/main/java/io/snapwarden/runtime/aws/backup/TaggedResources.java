package io.snapwarden.runtime.aws.backup;

import io.snapwarden.domain.fleet.Arn;
import io.snapwarden.domain.fleet.BackupType;
import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.policy.Selection;
import io.snapwarden.runtime.aws.client.AwsCall;
import io.snapwarden.runtime.aws.client.BackupClients;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

/// Finds resources by their tags, whatever service they are of. Only types that AWS Backup takes are asked for:
/// what it has made of a resource carries the resource's tags, and must not be taken for one.
final class TaggedResources {

    private static final Logger log = LoggerFactory.getLogger(TaggedResources.class);
    private static final int PAGE = 100;

    private final BackupClients clients;

    TaggedResources(BackupClients clients) {
        this.clients = clients;
    }

    List<Resource> find(Scope scope, Map<String, String> tags, Set<BackupType> types) {
        var filters = tags.entrySet().stream().map(TaggedResources::filter).toList();
        var wanted = types.stream()
                .flatMap(type -> type.taggedTypes().stream())
                .distinct()
                .sorted()
                .toList();
        var client = clients.tagging(scope);
        return new AwsCall("tag", "GetResources", scope.toString()).run(() -> {
            var found = new ArrayList<Resource>();
            for (var page : client.getResourcesPaginator(request ->
                    request.tagFilters(filters).resourceTypeFilters(wanted).resourcesPerPage(PAGE))) {
                page.resourceTagMappingList().forEach(row -> add(found, row, types));
            }
            return List.copyOf(found);
        });
    }

    private static TagFilter filter(Map.Entry<String, String> tag) {
        var filter = TagFilter.builder().key(tag.getKey());
        return tag.getValue().equals(Selection.ANY_VALUE)
                ? filter.build()
                : filter.values(tag.getValue()).build();
    }

    private static void add(List<Resource> found, ResourceTagMapping row, Set<BackupType> types) {
        var arn = String.valueOf(row.resourceARN());
        if (!Arn.fits(arn)) {
            log.warn("Not looked at, for it is no ARN that can be written into a tag: {}", arn);
            return;
        }
        var id = new ResourceId(arn);
        if (BackupType.of(id).filter(types::contains).isPresent()) {
            var tags = new HashMap<String, String>();
            row.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
            found.add(new Resource(ResourceKind.AWS_BACKUP, id, tags, List.of()));
        }
    }
}

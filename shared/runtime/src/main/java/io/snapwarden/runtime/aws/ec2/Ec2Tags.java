package io.snapwarden.runtime.aws.ec2;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/// Tags between EC2's form and ours.
final class Ec2Tags {

    private Ec2Tags() {}

    static Map<String, String> read(Collection<Tag> tags) {
        var map = new HashMap<String, String>();
        for (var tag : tags) {
            if (tag.key() != null) {
                map.put(tag.key(), tag.value() == null ? "" : tag.value());
            }
        }
        return Map.copyOf(map);
    }

    static List<Tag> write(Map<String, String> tags) {
        var list = new ArrayList<Tag>();
        tags.forEach(
                (key, value) -> list.add(Tag.builder().key(key).value(value).build()));
        return list;
    }

    /// For a create call; a specification without tags would be refused, so that there is none then.
    static List<TagSpecification> onCreate(ResourceType type, Map<String, String> tags) {
        return tags.isEmpty()
                ? List.of()
                : List.of(TagSpecification.builder()
                        .resourceType(type)
                        .tags(write(tags))
                        .build());
    }
}

package io.snapwarden.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.Fleet;
import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Volume;
import io.snapwarden.domain.fleet.VolumeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Laws of who obeys which policy, over random fleets whose tags are few enough to meet.
class AssignmentProperties {

    private static final List<String> KEYS = List.of("Backup", "Stage", "Skip");
    private static final List<String> VALUES = List.of("a", "b", "*", "");

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyResourceObeysTheFirstPolicyThatSelectsItAndNoVolumeIsCapturedTwice(long seed) {
        var random = new Random(seed);
        var fleet = fleet(random);
        var policies = policies(random);

        var assignments = Assignment.of(fleet, policies);

        assertThat(assignments)
                .hasSize(fleet.instances().size() + fleet.volumes().size());
        var captured = new HashSet<VolumeId>();
        for (var assignment : assignments) {
            obeysTheFirst(assignment, policies);
            if (assignment.captured()) {
                assertThat(assignment.resource().volumes())
                        .isNotEmpty()
                        .allSatisfy(
                                volume -> assertThat(captured.add(volume.id())).isTrue());
            }
            assertThat(assignment.travels()).isEqualTo(assignment.skipped() != null && travels(assignment, captured));
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    private static void obeysTheFirst(Assignment assignment, PolicySet policies) {
        var resource = assignment.resource();
        var ofKind = policies.policies().stream()
                .filter(policy -> policy.selection().takes(resource.kind()))
                .toList();
        var taking = ofKind.stream()
                .filter(policy -> wants(policy.selection().tags(), resource.tags(), true)
                        && !wants(policy.selection().exclude(), resource.tags(), false))
                .map(Policy::name)
                .toList();
        if (taking.isEmpty()) {
            assertThat(assignment.captured()).isFalse();
            assertThat(assignment.shadowed()).isEmpty();
        } else {
            assertThat(assignment.policy()).isEqualTo(taking.getFirst());
            assertThat(assignment.shadowed()).isEqualTo(taking.subList(1, taking.size()));
        }
    }

    private static boolean travels(Assignment assignment, Set<VolumeId> captured) {
        return assignment.resource().kind() == ResourceKind.VOLUME
                && !"it is excluded by its tags".equals(assignment.skipped())
                && captured.contains(assignment.resource().volumes().getFirst().id());
    }

    /// Written again, by hand and slowly: all of them, or any of them.
    private static boolean wants(Map<String, String> asked, Map<String, String> tags, boolean all) {
        int met = 0;
        for (var key : asked.keySet()) {
            if (tags.containsKey(key)
                    && (asked.get(key).equals("*") || asked.get(key).equals(tags.get(key)))) {
                met++;
            }
        }
        return all ? met == asked.size() : met > 0;
    }

    private static Fleet fleet(Random random) {
        var instances = new ArrayList<Resource>();
        int next = 1;
        for (int i = random.nextInt(5); i > 0; i--) {
            var volumes = new ArrayList<Volume>();
            for (int v = random.nextInt(4); v > 0; v--) {
                volumes.add(Policies.volume(next++, tags(random, 0)));
            }
            instances.add(Policies.instance(i, tags(random, 0), volumes.toArray(Volume[]::new)));
        }
        return Policies.fleet(
                instances, Policies.volume(next, tags(random, 0)), Policies.volume(next + 1, tags(random, 0)));
    }

    private static PolicySet policies(Random random) {
        var policies = new ArrayList<Policy>();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            var kind = random.nextBoolean() ? ResourceKind.VOLUME : ResourceKind.INSTANCE;
            policies.add(Policies.policy("policy-" + i, kind, tags(random, 1), tags(random, 0)));
        }
        return new PolicySet(policies);
    }

    private static Map<String, String> tags(Random random, int least) {
        var tags = new HashMap<String, String>();
        for (int i = random.nextInt(3) + least; i > 0; i--) {
            tags.put(KEYS.get(random.nextInt(KEYS.size())), VALUES.get(random.nextInt(VALUES.size())));
        }
        return tags;
    }
}

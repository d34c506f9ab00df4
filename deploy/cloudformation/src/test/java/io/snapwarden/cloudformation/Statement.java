package io.snapwarden.cloudformation;

import io.snapwarden.cloudformation.Template.Resource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// One statement of a role's rights.
record Statement(String role, List<String> actions, List<?> resources, Map<String, Object> conditions) {

    /// Of a role, with those of the policies that it shares.
    static List<Statement> of(Template template, Resource role) {
        var own = Yaml.list(role.at("Policies")).stream().map(Yaml::map).map(policy -> policy.get("PolicyDocument"));
        var shared = Yaml.list(role.at("ManagedPolicyArns")).stream()
                .map(policy -> template.resource((String) Yaml.map(policy).get("Ref")))
                .map(policy -> policy.at("PolicyDocument"));
        return Stream.concat(own, shared)
                .flatMap(document -> Yaml.list(Yaml.map(document).get("Statement")).stream())
                .map(statement -> of(role.id(), Yaml.map(statement)))
                .toList();
    }

    static List<Statement> of(Template template) {
        return template.ofType("AWS::IAM::Role").stream()
                .flatMap(role -> of(template, role).stream())
                .toList();
    }

    private static Statement of(String role, Map<String, Object> statement) {
        if (!statement.get("Effect").equals("Allow")
                || !statement.keySet().containsAll(List.of("Action", "Resource"))) {
            throw new IllegalArgumentException("expected what is allowed, by Action and Resource, found " + statement);
        }
        return new Statement(
                role,
                Yaml.list(statement.get("Action")).stream()
                        .map(String.class::cast)
                        .toList(),
                Yaml.list(statement.get("Resource")),
                Yaml.map(statement.getOrDefault("Condition", Map.of())));
    }

    boolean allows(String action) {
        return actions.contains(action);
    }

    boolean isForAll() {
        return resources.contains("*");
    }

    boolean isForSnapshotsAlone() {
        return resources.stream().allMatch(resource -> resource.toString().contains("::snapshot/*"));
    }

    /// Only what carries our tag.
    boolean isForOurs() {
        return conditions.equals(Map.of("Null", Map.of("aws:ResourceTag/snapwarden:policy", "false")));
    }
}

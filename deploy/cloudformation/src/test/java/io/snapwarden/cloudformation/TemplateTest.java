package io.snapwarden.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every template.
class TemplateTest {

    private static final Set<String> OF_CLOUDFORMATION = Set.of(
            "AWS::AccountId", "AWS::Partition", "AWS::Region", "AWS::StackName", "AWS::NoValue", "AWS::URLSuffix");

    static List<Template> templates() {
        return Template.all();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyReferenceResolves(Template template) {
        var known = new HashSet<>(OF_CLOUDFORMATION);
        known.addAll(template.section("Parameters").keySet());
        known.addAll(template.section("Resources").keySet());

        var used = References.of(template);
        assertThat(used.things()).isSubsetOf(known);
        assertThat(used.conditions()).isSubsetOf(template.section("Conditions").keySet());
    }

    @ParameterizedTest
    @MethodSource("templates")
    void nothingIsDeclaredInVain(Template template) {
        var used = References.of(template);
        assertThat(used.things()).containsAll(template.section("Parameters").keySet());
        assertThat(used.conditions()).containsAll(template.section("Conditions").keySet());
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyParameterIsExplained(Template template) {
        assertThat(template.section("Parameters"))
                .allSatisfy((_, parameter) -> assertThat(
                                (String) Yaml.map(parameter).get("Description"))
                        .endsWith("."));
    }

    /// moto cannot resolve the short form in a rule, and AWS takes both. AWS's own events are on the bus without a
    /// name.
    @ParameterizedTest
    @MethodSource("templates")
    void theBusIsNamedByItsAttribute(Template template) {
        var buses = template.ofType("AWS::Events::EventBus").stream()
                .map(Template.Resource::id)
                .toList();
        assertThat(template.ofType("AWS::Events::Rule").stream().filter(rule -> rule.at("EventBusName") != null))
                .allSatisfy(rule -> assertThat(buses).contains((String)
                        ((List<?>) Yaml.map(rule.at("EventBusName")).get("Fn::GetAtt")).getFirst()));
        assertThat(template.tree().toString())
                .doesNotContain(Map.of("Ref", "Bus").toString());
    }
}

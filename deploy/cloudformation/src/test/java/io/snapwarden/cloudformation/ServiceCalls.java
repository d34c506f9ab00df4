package io.snapwarden.cloudformation;

import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The calls to AWS that a service can make, read from the byte code: all that is reached from where its host starts
/// it, through every class that a port may be. Only classes of which something is made count.
final class ServiceCalls {

    private static final String SDK = "software.amazon.awssdk.services.";
    private static final String ROLE_PROVIDER = "StsAssumeRoleCredentialsProvider";
    private static final Set<String> NO_CALLS = Set.of("builder", "create", "close");
    private static final Map<String, String> SERVICE =
            Map.of("eventbridge", "events", "resourcegroupstaggingapi", "tag");

    /// Calls whose right has another name.
    private static final Map<String, String> RIGHT = Map.of(
            "s3:GetObjectAsBytes", "s3:GetObject",
            "s3:HeadBucket", "s3:ListBucket",
            "s3:HeadObject", "s3:GetObject",
            "s3:ListObjectsV2", "s3:ListBucket",
            "s3:ListObjectVersions", "s3:ListBucketVersions",
            "sqs:SendMessageBatch", "sqs:SendMessage");

    /// What ECS's agent asks in the task's role, for who is made.
    private static final Map<String, Set<String>> BY_THE_AGENT =
            Map.of("EcsTaskProtection", Set.of("ecs:GetTaskProtection", "ecs:UpdateTaskProtection"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages(
                    "io.snapwarden.runtime",
                    "io.snapwarden.planner",
                    "io.snapwarden.snapshotter",
                    "io.snapwarden.pruner",
                    "io.snapwarden.notifier");

    private final Set<JavaCodeUnit> reached = new HashSet<>();
    private final ArrayDeque<JavaCodeUnit> next = new ArrayDeque<>();
    private final Set<JavaClass> made = new HashSet<>();
    private final Set<CodeUnitAccessTarget> called = new HashSet<>();
    private final Set<String> calls = new TreeSet<>();

    private ServiceCalls() {}

    static Set<String> ofFunction(String service) {
        return of(service, "Lambda");
    }

    static Set<String> ofTask(String service) {
        return of(service, "Application");
    }

    private static Set<String> of(String service, String host) {
        var name = "io.snapwarden." + service + "." + Character.toUpperCase(service.charAt(0)) + service.substring(1);
        return from(List.of(name + host, name + "Wiring", "io.snapwarden.runtime.config.FoundationFactory"));
    }

    /// @param entries what the host and the container of beans start with
    /// @return the rights, as `ec2:DescribeVolumes`
    private static Set<String> from(List<String> entries) {
        var calls = new ServiceCalls();
        entries.stream()
                .map(CLASSES::get)
                .flatMap(type -> type.getCodeUnits().stream())
                .forEach(calls::reach);
        calls.follow();
        return calls.calls.stream().map(call -> RIGHT.getOrDefault(call, call)).collect(toCollection(TreeSet::new));
    }

    private void follow() {
        while (!next.isEmpty()) {
            var unit = next.remove();
            unit.getCallsFromSelf().forEach(call -> call(call.getTarget()));
            unit.getMethodReferencesFromSelf().forEach(reference -> call(reference.getTarget()));
            unit.getConstructorReferencesFromSelf().forEach(reference -> call(reference.getTarget()));
        }
    }

    private void call(CodeUnitAccessTarget target) {
        var owner = target.getOwner();
        if (owner.getPackageName().startsWith(SDK)) {
            count(owner, target.getName());
        } else if (owner.getPackageName().startsWith("io.snapwarden") && called.add(target)) {
            Stream.concat(Stream.of(owner), above(owner)).forEach(type -> reach(type, target));
            made.stream()
                    .filter(type -> type.isAssignableTo(owner.getName()))
                    .toList()
                    .forEach(type -> reach(type, target));
        }
    }

    private void reach(JavaClass type, CodeUnitAccessTarget target) {
        type.getCodeUnits().stream()
                .filter(unit -> unit.getName().equals(target.getName()))
                .filter(unit -> unit.getRawParameterTypes().equals(target.getRawParameterTypes()))
                .forEach(this::reach);
    }

    private void reach(JavaCodeUnit unit) {
        if (!reached.add(unit)) {
            return;
        }
        next.add(unit);
        var owner = unit.getOwner();
        owner.getStaticInitializer().ifPresent(this::reach);
        if (unit instanceof JavaConstructor && made.add(owner)) {
            calls.addAll(BY_THE_AGENT.getOrDefault(owner.getSimpleName(), Set.of()));
            called.stream()
                    .filter(target -> owner.isAssignableTo(target.getOwner().getName()))
                    .toList()
                    .forEach(target ->
                            Stream.concat(Stream.of(owner), above(owner)).forEach(type -> reach(type, target)));
        }
    }

    private static Stream<JavaClass> above(JavaClass type) {
        return Stream.concat(type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream())
                .filter(each -> each.getPackageName().startsWith("io.snapwarden"));
    }

    private void count(JavaClass owner, String method) {
        var module = owner.getPackageName().substring(SDK.length()).replaceFirst("\\..*", "");
        if (owner.getSimpleName().equals(ROLE_PROVIDER)) {
            calls.add("sts:AssumeRole");
        } else if (owner.getSimpleName().endsWith("Client") && !NO_CALLS.contains(method)) {
            var operation = method.replaceFirst("Paginator$", "");
            calls.add(SERVICE.getOrDefault(module, module) + ":" + Character.toUpperCase(operation.charAt(0))
                    + operation.substring(1));
        }
    }
}

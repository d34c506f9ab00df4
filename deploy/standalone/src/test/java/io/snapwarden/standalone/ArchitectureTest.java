package io.snapwarden.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The arrows of the house, over all modules: they point at the domain.
@AnalyzeClasses(packages = "io.snapwarden", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theDomainDependsOnNothing = classes()
            .that()
            .resideInAPackage("io.snapwarden.domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.snapwarden.domain..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule theRuntimeKnowsNoServiceAndNoSimulation = noClasses()
            .that()
            .resideInAPackage("io.snapwarden.runtime..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.snapwarden.planner..",
                    "io.snapwarden.snapshotter..",
                    "io.snapwarden.pruner..",
                    "io.snapwarden.notifier..",
                    "io.snapwarden.simulation..",
                    "io.snapwarden.standalone..");

    @ArchTest
    static final ArchRule portsKnowTheDomainAlone = classes()
            .that()
            .resideInAPackage("io.snapwarden.runtime.port..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.snapwarden.runtime.port..", "io.snapwarden.domain..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule thePlannerKnowsNoOtherService = alone("planner", "snapshotter", "pruner", "notifier");

    @ArchTest
    static final ArchRule theSnapshotterKnowsNoOtherService = alone("snapshotter", "planner", "pruner", "notifier");

    @ArchTest
    static final ArchRule thePrunerKnowsNoOtherService = alone("pruner", "planner", "snapshotter", "notifier");

    @ArchTest
    static final ArchRule theNotifierKnowsNoOtherService = alone("notifier", "planner", "snapshotter", "pruner");

    @ArchTest
    static final ArchRule onlyAdaptersSeeTheSdk = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.snapwarden.runtime.aws..",
                    "io.snapwarden.runtime.ledger..",
                    "io.snapwarden.runtime.queue..",
                    "io.snapwarden.runtime.event..",
                    "io.snapwarden.runtime.config..",
                    "io.snapwarden.standalone.demo.aws..",
                    "io.snapwarden.testkit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..");

    @ArchTest
    static final ArchRule noPackagesGoInCircles =
            slices().matching("io.snapwarden.(**)").should().beFreeOfCycles();

    private static ArchRule alone(String service, String... others) {
        var packages = new String[others.length + 1];
        for (int i = 0; i < others.length; i++) {
            packages[i] = "io.snapwarden." + others[i] + "..";
        }
        packages[others.length] = "io.snapwarden.standalone..";
        return noClasses()
                .that()
                .resideInAPackage("io.snapwarden." + service + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .because("services share messages, never code");
    }
}

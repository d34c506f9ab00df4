package io.snapwarden.snapshotter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.snapwarden.runtime.port.SnapshotDeleter;

/// Module boundaries are permission boundaries.
@AnalyzeClasses(packages = "io.snapwarden.snapshotter", importOptions = DoNotIncludeTests.class)
class SnapshotterArchitectureTest {

    private static final String MODULE = "io.snapwarden.snapshotter..";

    @ArchTest
    static final ArchRule itCannotDelete = noClasses()
            .that()
            .resideInAPackage(MODULE)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(SnapshotDeleter.class)
            .because("the snapshotter's role cannot delete");

    @ArchTest
    static final ArchRule itKnowsNoOtherService = noClasses()
            .that()
            .resideInAPackage(MODULE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.snapwarden.planner..",
                    "io.snapwarden.pruner..",
                    "io.snapwarden.notifier..",
                    "io.snapwarden.standalone..",
                    "io.snapwarden.simulation..",
                    "io.snapwarden.testkit..")
            .because("services share messages, never code");

    @ArchTest
    static final ArchRule itSeesNoSdk = noClasses()
            .that()
            .resideInAPackage(MODULE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..")
            .because("only adapters see an SDK type");
}

package io.snapwarden.planner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.snapwarden.runtime.port.SnapshotCreator;
import io.snapwarden.runtime.port.SnapshotDeleter;
import io.snapwarden.runtime.port.VolumeRestorer;

/// The planner's permission boundary, as its role has it too.
@AnalyzeClasses(packages = "io.snapwarden.planner", importOptions = DoNotIncludeTests.class)
class PlannerArchitectureTest {

    @ArchTest
    static final ArchRule createsAndDeletesNothing = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(SnapshotCreator.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(SnapshotDeleter.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(VolumeRestorer.class);

    @ArchTest
    static final ArchRule sharesNoCodeWithOtherServices = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.snapwarden.snapshotter..",
                    "io.snapwarden.pruner..",
                    "io.snapwarden.notifier..",
                    "io.snapwarden.standalone..",
                    "io.snapwarden.simulation..",
                    "io.snapwarden.testkit..");

    @ArchTest
    static final ArchRule seesNoTypeOfTheSdk =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("software.amazon..");
}

package io.snapwarden.pruner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.snapwarden.runtime.port.SnapshotCreator;
import io.snapwarden.runtime.port.SnapshotTagger;
import io.snapwarden.runtime.port.VolumeRestorer;

/// The pruner's permission boundary, as its role has it too.
@AnalyzeClasses(packages = "io.snapwarden.pruner", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule createsNothing = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(SnapshotCreator.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(VolumeRestorer.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(SnapshotTagger.class);

    @ArchTest
    static final ArchRule sharesNoCodeWithOtherServices = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.snapwarden.planner..",
                    "io.snapwarden.snapshotter..",
                    "io.snapwarden.notifier..",
                    "io.snapwarden.standalone..",
                    "io.snapwarden.simulation..",
                    "io.snapwarden.testkit..");

    @ArchTest
    static final ArchRule seesNoTypeOfTheSdk =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("software.amazon..");
}

package io.snapwarden.notifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class NotifierBoundariesTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.snapwarden.notifier");

    @Test
    void seesNoSdkType() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon..")
                .check(classes);
    }

    @Test
    void knowsNoOtherService() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.snapwarden.planner..",
                        "io.snapwarden.snapshotter..",
                        "io.snapwarden.pruner..",
                        "io.snapwarden.standalone..")
                .check(classes);
    }

    @Test
    void canNeitherCreateNorDeleteSnapshots() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "io\\.snapwarden\\.runtime\\.port\\.(Snapshot(Creator|Deleter|Tagger)|VolumeRestorer).*")
                .check(classes);
    }

    @Test
    void dutiesKnowNothingOfEachOther() {
        for (var duty : new String[] {"digest", "ticket", "metric"}) {
            noClasses()
                    .that()
                    .resideInAPackage("io.snapwarden.notifier." + duty + "..")
                    .should()
                    .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                            "belong to another duty",
                            other -> other.getPackageName()
                                            .matches("io\\.snapwarden\\.notifier\\.(digest|ticket|metric)")
                                    && !other.getPackageName().endsWith(duty)))
                    .check(classes);
        }
    }
}

package io.github.dealsummary.acceptance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between the rooms of the emulator: each knows only rooms after it. */
class EmulatorRoomsTest {
  private static final String ROOT = "io.github.dealsummary.emulator";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void thereAreTheseRoomsAndNoOthers() {
    assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
        .containsExactlyInAnyOrder(
            ROOT,
            ROOT + ".message",
            ROOT + ".write",
            ROOT + ".web",
            ROOT + ".fetchxml",
            ROOT + ".query",
            ROOT + ".store",
            ROOT + ".identity");
  }

  @Test
  void arrowsPointOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
        .layer("root")
        .definedBy(ROOT)
        .layer("message")
        .definedBy(ROOT + ".message")
        .layer("write")
        .definedBy(ROOT + ".write")
        .layer("web")
        .definedBy(ROOT + ".web")
        .layer("fetchxml")
        .definedBy(ROOT + ".fetchxml")
        .layer("query")
        .definedBy(ROOT + ".query")
        .layer("store")
        .definedBy(ROOT + ".store")
        .layer("identity")
        .definedBy(ROOT + ".identity")
        .whereLayer("root")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("message")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("write")
        .mayOnlyBeAccessedByLayers("root", "message")
        .whereLayer("web")
        .mayOnlyBeAccessedByLayers("root", "message", "write")
        .whereLayer("fetchxml")
        .mayOnlyBeAccessedByLayers("web")
        .whereLayer("query")
        .mayOnlyBeAccessedByLayers("root", "message", "write", "web", "fetchxml")
        .whereLayer("store")
        .mayOnlyBeAccessedByLayers(
            "root", "message", "write", "web", "fetchxml", "query", "identity")
        .whereLayer("identity")
        .mayOnlyBeAccessedByLayers("root")
        .check(CLASSES);
  }

  @Test
  void identityKnowsTheStoreAlone() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".identity")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are of another room than the store",
                type ->
                    type.getPackageName().startsWith(ROOT)
                        && !List.of(ROOT + ".identity", ROOT + ".store")
                            .contains(type.getPackageName())))
        .check(CLASSES);
  }

  @Test
  void signaturesOfTheApiNameNoTypeOfARoom() {
    Stream<JavaCodeUnit> published =
        CLASSES.stream()
            .filter(type -> type.getPackageName().equals(ROOT))
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .flatMap(type -> type.getCodeUnits().stream())
            .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC));
    assertThat(published.filter(EmulatorRoomsTest::namesARoom).map(JavaCodeUnit::getFullName))
        .isEmpty();
  }

  private static boolean namesARoom(JavaCodeUnit unit) {
    return Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
        .anyMatch(type -> type.getBaseComponentType().getPackageName().startsWith(ROOT + "."));
  }
}

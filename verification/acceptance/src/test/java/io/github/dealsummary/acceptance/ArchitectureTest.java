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
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between the modules, and no others. */
class ArchitectureTest {
  private static final String ROOT = "io.github.dealsummary";
  private static final String[] CORE =
      Stream.of("", ".desk", ".find", ".summary", ".brief", ".insight", ".settings", ".table")
          .map(room -> ROOT + room)
          .toArray(String[]::new);
  private static final String[] DOORS =
      Stream.of(".cli", ".http", ".function", ".contract..")
          .map(door -> ROOT + door)
          .toArray(String[]::new);
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/acceptance/"))
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  private static final SliceAssignment EACH_PACKAGE =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
          return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
          return "every package";
        }
      };

  @Test
  void everyModuleIsLookedAt() {
    assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
        .contains(
            ROOT,
            ROOT + ".dataverse",
            ROOT + ".dataverse.entra",
            ROOT + ".emulator",
            ROOT + ".desk",
            ROOT + ".find",
            ROOT + ".summary",
            ROOT + ".brief",
            ROOT + ".insight",
            ROOT + ".settings",
            ROOT + ".table",
            ROOT + ".contract",
            ROOT + ".contract.caller",
            ROOT + ".cli",
            ROOT + ".http",
            ROOT + ".function");
  }

  @Test
  void arrowsPointInwards() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
        .layer("cli")
        .definedBy(ROOT + ".cli..")
        .layer("http")
        .definedBy(ROOT + ".http..")
        .layer("function")
        .definedBy(ROOT + ".function..")
        .layer("contract")
        .definedBy(ROOT + ".contract..")
        .layer("core")
        .definedBy(CORE)
        .layer("client")
        .definedBy(ROOT + ".dataverse..")
        .layer("emulator")
        .definedBy(ROOT + ".emulator..")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("http")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("function")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("contract")
        .mayOnlyBeAccessedByLayers("cli", "http", "function")
        .whereLayer("core")
        .mayOnlyBeAccessedByLayers("contract", "cli", "http", "function")
        .whereLayer("emulator")
        .mayOnlyBeAccessedByLayers("cli", "http")
        .whereLayer("client")
        .mayOnlyBeAccessedByLayers("core", "contract", "cli")
        .check(CLASSES);
  }

  @Test
  void doorsKnowOfTheCoreOnlyItsApi() {
    noClasses()
        .that()
        .resideInAnyPackage(DOORS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".find", ROOT + ".summary", ROOT + ".brief", ROOT + ".insight", ROOT + ".table")
        .check(CLASSES);
  }

  @Test
  void doorsKnowOfTheContractOnlyItsApi() throws IOException {
    Set<String> notApi = NotApi.names();
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + ".cli", ROOT + ".http", ROOT + ".function")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are public for other rooms only",
                type ->
                    type.getPackageName().equals(ROOT + ".contract.caller")
                        || notApi.contains(type.getName())))
        .check(CLASSES);
    assertThat(
            CLASSES.stream()
                .filter(type -> type.getPackageName().equals(ROOT + ".contract"))
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(type -> type.getMembers().stream())
                .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(member -> member.getAllInvolvedRawTypes().stream())
                .map(JavaClass::getPackageName))
        .contains(ROOT + ".contract")
        .doesNotContain(ROOT + ".contract.caller");
  }

  @Test
  void whoAsksIsReadWithoutKnowingTheContract() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".contract.caller")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".contract")
        .check(CLASSES);
  }

  @Test
  void doorsKnowOfTheClientOnlyItsException() {
    noClasses()
        .that()
        .resideInAnyPackage(DOORS)
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are of the client, other than its exception",
                type ->
                    type.getPackageName().startsWith(ROOT + ".dataverse")
                        && !type.getName().startsWith(ROOT + ".dataverse.DataverseException")))
        .check(CLASSES);
  }

  @Test
  void clientsRootDoesNotKnowItsTokens() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".dataverse")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".dataverse.entra")
        .check(CLASSES);
  }

  @Test
  void coreKnowsNoHttpAndTheEmulatorNoneOfOurs() {
    noClasses()
        .that()
        .resideInAnyPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("okhttp3..", "com.microsoft..", "java.net.http..", "io.javalin..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".emulator..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            ROOT + ".emulator..",
            "java..",
            "javax..",
            "org.w3c.dom..",
            "org.xml.sax..",
            "com.sun.net.httpserver..",
            "com.fasterxml.jackson..",
            "org.jspecify..")
        .check(CLASSES);
  }

  /** Each package is a slice of its own, so that a cycle between any two is found. */
  @Test
  void packagesHaveNoCycles() {
    SlicesRuleDefinition.slices()
        .assignedFrom(EACH_PACKAGE)
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  @Test
  void publicSignaturesShowNoThirdPartyTypesButTheBuildersOkHttpClient() {
    Stream<JavaCodeUnit> published =
        CLASSES.stream()
            .filter(
                type ->
                    type.getPackageName()
                        .matches(
                            "io\\.github\\.dealsummary(\\.(dataverse(\\.entra)?|desk|settings))?"))
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .flatMap(type -> type.getCodeUnits().stream())
            .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC));
    assertThat(published.filter(ArchitectureTest::showsThirdParty).map(JavaCodeUnit::getFullName))
        .containsExactly(ROOT + ".dataverse.DataverseClient$Builder.http(okhttp3.OkHttpClient)");
  }

  private static boolean showsThirdParty(JavaCodeUnit unit) {
    return Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
        .map(type -> type.getBaseComponentType())
        .anyMatch(
            type ->
                !type.isPrimitive()
                    && !type.getPackageName().startsWith("java.")
                    && !type.getPackageName().startsWith(ROOT));
  }
}

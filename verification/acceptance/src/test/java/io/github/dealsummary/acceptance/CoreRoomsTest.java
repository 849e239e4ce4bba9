package io.github.dealsummary.acceptance;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.dealsummary.dataverse.Condition;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.LibraryVersions;
import io.github.dealsummary.dataverse.Lookup;
import io.github.dealsummary.dataverse.OutboundProxy;
import io.github.dealsummary.dataverse.TokenSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rooms of {@code summary-core}: what each may use, and what stays inside. */
class CoreRoomsTest {
  private static final String ROOT = "io.github.dealsummary";
  private static final List<String> ROOMS =
      List.of("desk", "find", "summary", "brief", "insight", "settings", "table");
  private static final Path SOURCES = Path.of("../../summary-core/src/main/java");

  private static final Path TABLES =
      Path.of(
          "../../dataverse-emulator/src/main/resources/io/github/dealsummary/emulator/tables.json");

  /** Names that are words of lines and settings, too. */
  private static final Set<String> EVERYDAY =
      Set.of("action", "appointments", "description", "fax", "name", "products", "title", "type");

  /** A quote as a character begins no text. */
  private static final Pattern LITERAL = Pattern.compile("'\"'|\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(
              Stream.concat(Stream.of(ROOT), ROOMS.stream().map(room -> ROOT + "." + room))
                  .toArray(String[]::new))
          .that(
              DescribedPredicate.describe(
                  "are of the core",
                  one ->
                      one.getPackageName().equals(ROOT)
                          || ROOMS.contains(one.getPackageName().replace(ROOT + ".", ""))));

  @Test
  void everyRoomIsLookedAt() {
    assertThat(CORE.stream().map(JavaClass::getPackageName).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(Stream.of(ROOT), ROOMS.stream().map(room -> ROOT + "." + room)).toList());
  }

  @Test
  void arrowsBetweenRoomsPointOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("desk")
        .definedBy(ROOT + ".desk")
        .layer("find")
        .definedBy(ROOT + ".find")
        .layer("summary")
        .definedBy(ROOT + ".summary")
        .layer("brief")
        .definedBy(ROOT + ".brief")
        .layer("insight")
        .definedBy(ROOT + ".insight")
        .layer("settings")
        .definedBy(ROOT + ".settings")
        .layer("table")
        .definedBy(ROOT + ".table")
        .layer("root")
        .definedBy(ROOT)
        .whereLayer("desk")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("find")
        .mayOnlyBeAccessedByLayers("desk")
        .whereLayer("summary")
        .mayOnlyBeAccessedByLayers("desk")
        .whereLayer("brief")
        .mayOnlyBeAccessedByLayers("desk")
        .whereLayer("insight")
        .mayOnlyBeAccessedByLayers("desk")
        .whereLayer("settings")
        .mayOnlyBeAccessedByLayers("desk", "summary")
        .whereLayer("table")
        .mayOnlyBeAccessedByLayers("find", "summary", "brief", "insight")
        .whereLayer("root")
        .mayOnlyBeAccessedByLayers(ROOMS.toArray(String[]::new))
        .check(CORE);
  }

  @Test
  void onlyTablesKnowHowDataverseIsAsked() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".table")
        .should()
        .dependOnClassesThat(
            resideInAPackage(ROOT + ".dataverse..")
                .and(not(belongTo(type(DataverseClient.class))))
                .and(not(belongTo(type(DataverseException.class))))
                .and(not(type(Lookup.class)))
                .and(not(type(Condition.class)))
                .and(not(type(LibraryVersions.class)))
                .and(not(type(OutboundProxy.class)))
                .and(not(type(TokenSource.class)))
                .and(not(resideInAPackage(ROOT + ".dataverse.entra"))))
        .check(CORE);
  }

  @Test
  void onlyFindCombinesTheConditionsThatTablesMake() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".table", ROOT + ".find")
        .should()
        .dependOnClassesThat(type(Condition.class))
        .check(CORE);
  }

  /** The names are those of the emulator's tables, which are Dataverse's. */
  @Test
  void onlyTablesNameColumnsAndEntitySets() throws IOException {
    Set<String> names = dataverseNames();
    assertThat(names)
        .contains("opportunityid", "estimatedclosedate", "_customerid_value", "opportunities");
    assertThat(literals("table")).contains("opportunityid", "_customerid_value", "opportunities");
    names.removeAll(EVERYDAY);
    for (String room : List.of("", "desk", "find", "summary", "brief", "insight", "settings")) {
      assertThat(literals(room))
          .as("literals in \"" + room + "\"")
          .doesNotContainAnyElementsOf(names);
    }
  }

  /** What a room's own words say about its types is what a user of the API can rely on. */
  @Test
  void apiShowsNoTypeThatIsPublicForAnotherRoomOnly() throws IOException {
    Set<String> notApi = NotApi.names();
    assertThat(notApi).contains(ROOT + ".OneLine");
    List<String> shown =
        CORE.stream()
            .filter(one -> isApi(one) && !notApi.contains(one.getName()))
            .flatMap(CoreRoomsTest::shown)
            .filter(
                one ->
                    notApi.contains(one.getName())
                        || (CORE.contain(one.getName()) && !isInAnApiPackage(one)))
            .map(JavaClass::getName)
            .toList();
    assertThat(shown).isEmpty();
  }

  @Test
  void everyRoomWithTypesForOthersSaysThatTheyAreNotApi() throws IOException {
    for (String room : List.of("table", "find", "summary", "brief", "insight")) {
      assertThat(packageInfo(room)).as(room).contains("not API");
    }
  }

  private static boolean isApi(JavaClass one) {
    return one.getModifiers().contains(JavaModifier.PUBLIC) && isInAnApiPackage(one);
  }

  private static boolean isInAnApiPackage(JavaClass one) {
    return Set.of(ROOT, ROOT + ".desk", ROOT + ".settings").contains(one.getPackageName());
  }

  /** Returns the types in what others can use of a type, and those above it. */
  private static Stream<JavaClass> shown(JavaClass api) {
    Stream<JavaClass> above =
        Stream.concat(api.getRawSuperclass().stream(), api.getRawInterfaces().stream());
    Stream<JavaClass> inMembers =
        api.getMembers().stream()
            .filter(
                member ->
                    member.getModifiers().contains(JavaModifier.PUBLIC)
                        || member.getModifiers().contains(JavaModifier.PROTECTED))
            .flatMap(member -> member.getAllInvolvedRawTypes().stream());
    return Stream.concat(above, inMembers).map(JavaClass::getBaseComponentType);
  }

  private static String packageInfo(String room) throws IOException {
    return Files.readString(folder(room).resolve("package-info.java"));
  }

  private static Set<String> dataverseNames() throws IOException {
    Set<String> names = new TreeSet<>();
    for (JsonNode table : new ObjectMapper().readTree(TABLES.toFile())) {
      names.add(table.path("entitySet").asText());
      for (Map.Entry<String, JsonNode> column : table.path("columns").properties()) {
        names.add(column.getKey());
        names.add("_" + column.getKey() + "_value");
        column.getValue().path("lookup").fieldNames().forEachRemaining(names::add);
      }
    }
    return names;
  }

  /** The texts in a room's sources, and the parts of those that are paths. */
  private static Set<String> literals(String room) throws IOException {
    Set<String> literals = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder(room))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        LITERAL
            .matcher(Files.readString(file))
            .results()
            .flatMap(found -> Stream.of(String.valueOf(found.group(1)).split("[/.]")))
            .forEach(literals::add);
      }
    }
    return literals;
  }

  private static Path folder(String room) {
    return SOURCES.resolve(ROOT.replace('.', '/')).resolve(room);
  }
}

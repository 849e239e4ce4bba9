package io.github.dealsummary.acceptance;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.dealsummary.dataverse.ChangeSet;
import io.github.dealsummary.dataverse.Column;
import io.github.dealsummary.dataverse.Condition;
import io.github.dealsummary.dataverse.FetchXml;
import io.github.dealsummary.dataverse.Key;
import io.github.dealsummary.dataverse.Page;
import io.github.dealsummary.dataverse.Query;
import io.github.dealsummary.dataverse.Row;
import io.github.dealsummary.dataverse.Write;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rooms of {@code summary-core}: what each may use, and what stays inside. */
class CoreRoomsTest {
  private static final String ROOT = "io.github.dealsummary";
  private static final List<String> ROOMS =
      List.of("desk", "find", "summary", "brief", "insight", "settings", "table");
  private static final Path SOURCES = Path.of("../../summary-core/src/main/java");

  /** Words that a column has in common with everyday text. */
  private static final Set<String> EVERYDAY =
      Set.of(
          "name",
          "subject",
          "description",
          "title",
          "search",
          "options",
          "top",
          "tasks",
          "quotes",
          "value");

  /** A quote as a character begins no text. */
  private static final Pattern LITERAL = Pattern.compile("'\"'|\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

  private static final Pattern COLUMN = Pattern.compile("_?[a-z][a-z0-9]*(?:_[a-z0-9]+)*");

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
  void onlyTablesKnowRowsAndQueries() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".table")
        .should()
        .dependOnClassesThat(
            type(Query.class)
                .or(type(Column.class))
                .or(type(Row.class))
                .or(type(Page.class))
                .or(type(Write.class))
                .or(type(ChangeSet.class))
                .or(type(Key.class))
                .or(type(FetchXml.class)))
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

  @Test
  void onlyTablesNameColumns() throws IOException {
    Set<String> columns =
        literals("table").stream()
            .filter(text -> COLUMN.matcher(text).matches() && !EVERYDAY.contains(text))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(columns)
        .contains("opportunityid", "estimatedclosedate", "_customerid_value", "opportunities");
    columns.removeAll(Set.of("phonecall", "email", "appointment", "account", "contact", "team"));
    for (String room : List.of("", "desk", "find", "summary", "brief", "insight", "settings")) {
      assertThat(literals(room))
          .as("literals in \"" + room + "\"")
          .doesNotContainAnyElementsOf(columns);
    }
  }

  /** What a room's own words say about its types is what a user of the API can rely on. */
  @Test
  void apiShowsNoTypeThatIsPublicForAnotherRoomOnly() throws IOException {
    Set<String> notApi = NotApi.names();
    assertThat(notApi).contains(ROOT + ".OneLine");
    DescribedPredicate<JavaClass> inside =
        resideInAPackage(ROOT + ".table")
            .or(resideInAPackage(ROOT + ".find"))
            .or(resideInAPackage(ROOT + ".summary"))
            .or(resideInAPackage(ROOT + ".brief"))
            .or(resideInAPackage(ROOT + ".insight"))
            .or(DescribedPredicate.describe("not API", one -> notApi.contains(one.getName())));
    List<String> shown =
        CORE.stream()
            .filter(one -> isApi(one) && !notApi.contains(one.getName()))
            .flatMap(one -> one.getMembers().stream())
            .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(member -> signature(member).anyMatch(inside))
            .map(JavaMember::getFullName)
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
    return one.getModifiers().contains(JavaModifier.PUBLIC)
        && Set.of(ROOT, ROOT + ".desk", ROOT + ".settings").contains(one.getPackageName());
  }

  private static Stream<JavaClass> signature(JavaMember member) {
    return member.getAllInvolvedRawTypes().stream().map(JavaClass::getBaseComponentType);
  }

  private static String packageInfo(String room) throws IOException {
    return Files.readString(folder(room).resolve("package-info.java"));
  }

  private static Set<String> literals(String room) throws IOException {
    Set<String> literals = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder(room))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        LITERAL
            .matcher(Files.readString(file))
            .results()
            .map((MatchResult found) -> String.valueOf(found.group(1)))
            .forEach(literals::add);
      }
    }
    return literals;
  }

  private static Path folder(String room) {
    return SOURCES.resolve(ROOT.replace('.', '/')).resolve(room);
  }
}

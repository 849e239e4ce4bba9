package io.github.dealsummary.find;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.Matching;
import io.github.dealsummary.OpportunityFinder;
import io.github.dealsummary.Ranking;
import io.github.dealsummary.find.WhoIsMeantTable.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The two tables of names, row by row over a socket, under both kinds of collation. */
@TestInstance(Lifecycle.PER_CLASS)
class WhoIsMeantTest {
  private static final int FEWEST_ROWS = 600;

  private final Map<String, WhoIsMeantOrg> orgs =
      Map.of(
          "sample", WhoIsMeantOrg.sample(false),
          "field", WhoIsMeantOrg.empty(false),
          "sample, accents decide", WhoIsMeantOrg.sample(true),
          "field, accents decide", WhoIsMeantOrg.empty(true));

  static List<Row> rows() {
    return WhoIsMeantTable.rows();
  }

  @AfterAll
  void close() {
    orgs.values().forEach(WhoIsMeantOrg::close);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void customerIsTheOneThatIsMeant(Row row) {
    assertThat(find(row, finder(row), "")).as(row.why()).isEqualTo(WhoIsMeantOrg.expected(row));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void accentsThatDecideInTheDatabaseDoNotDecideHere(Row row) {
    assertThat(find(row, finder(row), ", accents decide"))
        .as(row.why())
        .isEqualTo(WhoIsMeantOrg.expected(row));
  }

  @Test
  void everyStoredNameIsFoundAsItIsWrittenInCapitalsAndInSmallLetters() {
    OpportunityFinder finder = new DataverseOpportunityFinder(Ranking.VALUE, Matching.standard());
    Stream<Row> rows =
        rows().stream()
            .filter(Row::isOfTheField)
            .flatMap(row -> row.customers().stream().flatMap(one -> asked(row, one.get(1))))
            .distinct();
    assertThat(rows)
        .hasSizeGreaterThan(FEWEST_ROWS)
        .allSatisfy(
            row -> assertThat(find(row, finder, "")).as(row.asked()).contains(row.meant().get(0)));
  }

  /** A capital E between single letters is an initial and no "and". */
  private static Stream<Row> asked(Row row, String stored) {
    return Stream.of(stored, stored.toUpperCase(Locale.ROOT), stored.toLowerCase(Locale.ROOT))
        .filter(name -> !name.startsWith("BARILLA G. E R."))
        .map(
            name ->
                new Row("", true, row.customers(), name, "", List.of(stored.strip()), "stored"));
  }

  @ParameterizedTest
  @EnumSource
  void withoutOneRuleARowOfItsOwnFailsAndOneThatItDoesNotHelpIsAsBefore(
      NameRule rule, @TempDir Path folder) throws Exception {
    OpportunityFinder without = FinderWithout.rule(rule, matching(rule.name()), folder);
    assertThat(rows().stream().filter(row -> row.rule().equals(rule.name())))
        .anySatisfy(row -> assertThat(find(row, without, "")).isNotEqualTo(expected(row)))
        .anySatisfy(row -> assertThat(find(row, without, "")).isEqualTo(expected(row)));
  }

  @Test
  void everyRuleHasEightRowsEachWithItsReason() {
    Map<String, Long> counts =
        rows().stream().collect(Collectors.groupingBy(Row::rule, Collectors.counting()));
    assertThat(counts.keySet()).containsAll(Stream.of(NameRule.values()).map(Enum::name).toList());
    assertThat(counts.values()).allSatisfy(count -> assertThat(count).isGreaterThanOrEqualTo(8));
    assertThat(rows()).hasSizeGreaterThanOrEqualTo(FEWEST_ROWS);
    assertThat(rows()).allSatisfy(row -> assertThat(row.why()).isNotBlank());
  }

  private String find(Row row, OpportunityFinder finder, String collation) {
    String org = (row.isOfTheField() ? "field" : "sample") + collation;
    return requireNonNull(orgs.get(org)).find(row, finder);
  }

  private static String expected(Row row) {
    return WhoIsMeantOrg.expected(row);
  }

  private static OpportunityFinder finder(Row row) {
    return new DataverseOpportunityFinder(Ranking.VALUE, matching(row.rule()));
  }

  /** The search is a setting, off unless said: it is on for the rows about it. */
  private static Matching matching(String rule) {
    return new Matching(rule.equals("SIMILAR"), false, true);
  }
}

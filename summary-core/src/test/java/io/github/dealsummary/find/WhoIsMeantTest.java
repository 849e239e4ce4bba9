package io.github.dealsummary.find;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.Environment;
import io.github.dealsummary.Found;
import io.github.dealsummary.Meant;
import io.github.dealsummary.OpportunityFinder;
import io.github.dealsummary.Question;
import io.github.dealsummary.Ranking;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table {@code who-is-meant.txt}, row by row over a socket. */
@TestInstance(Lifecycle.PER_CLASS)
class WhoIsMeantTest {
  private final DataverseEmulator sales = DataverseEmulator.start();
  private final Environment environment =
      Settings.from(sales.variables()).environments().get(0).open();

  /** A row of the table. */
  record Row(NameRule rule, String asked, String level, String meant, String why) {
    @Override
    public String toString() {
      return rule + ": " + asked + " (" + why + ")";
    }
  }

  static Stream<Row> rows() {
    return table(line -> !line.startsWith("known |") && line.contains("|"))
        .skip(1) // the head
        .map(c -> new Row(NameRule.valueOf(c.get(0)), c.get(1), c.get(2), c.get(3), c.get(4)));
  }

  @BeforeAll
  void addWhoIsKnown() {
    table(line -> line.startsWith("known |")).forEach(this::add);
  }

  @AfterAll
  void close() {
    environment.client().close();
    sales.close();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void customerIsTheOneThatIsMeant(Row row) {
    OpportunityFinder finder = new DataverseOpportunityFinder(Ranking.VALUE, searches(row.rule()));
    assertThat(find(row, finder)).as(row.why()).isEqualTo(expected(row));
  }

  @ParameterizedTest
  @EnumSource
  void withoutOneRuleARowOfItsOwnFailsAndOneThatItDoesNotHelpIsAsBefore(
      NameRule rule, @TempDir Path folder) throws Exception {
    OpportunityFinder without = FinderWithout.rule(rule, searches(rule), folder);
    assertThat(rows().filter(row -> row.rule() == rule))
        .anySatisfy(row -> assertThat(find(row, without)).isNotEqualTo(expected(row)))
        .anySatisfy(row -> assertThat(find(row, without)).isEqualTo(expected(row)));
  }

  @Test
  void everyRuleHasEightRowsEachWithItsReason() {
    Map<NameRule, Long> counts =
        rows().collect(Collectors.groupingBy(Row::rule, Collectors.counting()));
    assertThat(counts).containsOnlyKeys(NameRule.values());
    assertThat(counts.values()).allSatisfy(count -> assertThat(count).isGreaterThanOrEqualTo(8));
    assertThat(rows()).allSatisfy(row -> assertThat(row.why()).isNotBlank());
  }

  /** The search is a setting, off unless said: it is on for the rows about it. */
  private static boolean searches(NameRule rule) {
    return rule == NameRule.SIMILAR;
  }

  private String find(Row row, OpportunityFinder finder) {
    Found found = finder.find(environment, Question.about(row.asked()));
    if (found instanceof Found.Deals deals) {
      return deals.match() + " " + deals.customer().name();
    }
    if (found instanceof Found.NoOpenDeal none) {
      return none.match() + " " + none.customer().name();
    }
    if (found instanceof Meant.Several several) {
      return several.match()
          + " "
          + several.candidates().stream()
              .map(candidate -> candidate.customer().name())
              .collect(Collectors.joining(", "));
    }
    return "- nobody";
  }

  private static String expected(Row row) {
    return row.level() + " " + row.meant();
  }

  private void add(List<String> cells) {
    boolean contact = cells.get(1).equals("contact");
    Map<String, Object> row = new HashMap<>();
    if (contact) {
      String[] names = cells.get(2).split(" ", 2);
      row.put("firstname", names[0]);
      row.put("lastname", names[1]);
      row.put("fullname", cells.get(2));
    } else {
      row.put("name", cells.get(2));
      row.put("accountnumber", cells.get(3));
      row.put("websiteurl", cells.get(5));
      row.put("statecode", cells.get(1).equals("inactive") ? 1 : 0);
    }
    row.put("telephone1", cells.get(4));
    row.put("emailaddress1", cells.get(6));
    row.values().removeIf(""::equals);
    sales.add(contact ? "contact" : "account", row);
  }

  private static Stream<List<String>> table(Predicate<String> lines) {
    try (var file = requireNonNull(WhoIsMeantTest.class.getResourceAsStream("/who-is-meant.txt"))) {
      List<List<String>> rows = new ArrayList<>();
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(lines)
          .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
          .forEach(rows::add);
      return rows.stream();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

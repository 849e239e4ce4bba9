package io.github.dealsummary;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table {@code which-deal.txt}. */
class WhichDealTest {
  /** A row of the table. */
  record Row(Ranking ranking, List<Opportunity> deals, String order, String why) {
    @Override
    public String toString() {
      return ranking.word() + ": " + order + " (" + why + ")";
    }
  }

  static Stream<Row> rows() throws IOException {
    try (var file = requireNonNull(WhichDealTest.class.getResourceAsStream("/which-deal.txt"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> line.matches("[A-Z_]+ \\|.*"))
              .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
              .map(c -> new Row(Ranking.valueOf(c.get(0)), deals(c.get(1)), c.get(2), c.get(3)))
              .toList()
              .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void dealsAreInTheOrderOfTheTable(Row row) {
    assertThat(order(row, row.ranking())).as(row.why()).isEqualTo(row.order());
  }

  @ParameterizedTest
  @EnumSource
  void noOtherPolicyPassesItsRowsWhichAreEightAtLeast(Ranking ranking) throws IOException {
    List<Row> rows = rows().filter(row -> row.ranking() == ranking).toList();
    assertThat(rows).hasSizeGreaterThanOrEqualTo(8);
    assertThat(EnumSet.complementOf(EnumSet.of(ranking)))
        .allSatisfy(
            other ->
                assertThat(rows)
                    .anySatisfy(row -> assertThat(order(row, other)).isNotEqualTo(row.order())));
  }

  private static String order(Row row, Ranking ranking) {
    return row.deals().stream()
        .sorted(ranking.order())
        .map(deal -> Character.toString((char) deal.id().getLeastSignificantBits()))
        .collect(joining(" "));
  }

  private static List<Opportunity> deals(String cells) {
    return Arrays.stream(cells.split(";", -1)).map(cell -> deal(cell.strip())).toList();
  }

  private static Opportunity deal(String cell) {
    String[] parts = cell.split(" ", -1);
    String date = given(parts[2]);
    String day = given(parts[3]);
    String percent = given(parts[4]);
    return Deals.deal(
        parts[0].charAt(0),
        given(parts[1]),
        date == null ? null : "2026-" + date,
        day == null ? null : "2026-01-" + (day.length() == 1 ? "0" + day : day) + "T00:00:00Z",
        percent == null ? null : Long.valueOf(percent));
  }

  private static @Nullable String given(String part) {
    return part.equals("-") ? null : part;
  }
}

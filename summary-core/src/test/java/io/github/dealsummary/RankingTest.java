package io.github.dealsummary;

import static io.github.dealsummary.Deals.deal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RankingTest {
  private static final String LATER = "2026-03-01T00:00:00Z";
  private static final String EARLIER = "2026-01-01T00:00:00Z";

  @Test
  void valueThenCloseDateThenChangeThenIdDecide() {
    assertOrder(
        Ranking.VALUE,
        deal(9, "10326.09", "2027-01-01", EARLIER),
        deal(8, "10000", "2026-02-01", EARLIER),
        deal(7, "10000.00", "2026-03-01", LATER),
        deal(5, "10000", "2026-03-01", EARLIER),
        deal(6, "10000", "2026-03-01", EARLIER),
        deal(4, "10000", null, LATER),
        deal(3, "-1", "2026-01-01", LATER),
        deal(1, null, "2026-01-01", EARLIER),
        deal(2, null, null, null));
  }

  @Test
  void closeDateThenValueThenChangeThenIdDecide() {
    assertOrder(
        Ranking.CLOSE_DATE,
        deal(9, null, "2020-01-01", EARLIER),
        deal(8, "20", "2026-02-01", EARLIER),
        deal(7, "10", "2026-02-01", LATER),
        deal(5, "10", "2026-02-01", EARLIER),
        deal(6, "10", "2026-02-01", EARLIER),
        deal(4, null, "2026-02-01", LATER),
        deal(3, "99", null, LATER),
        deal(1, null, null, null),
        deal(2, null, null, null));
  }

  @Test
  void changeThenValueThenCloseDateThenIdDecide() {
    assertOrder(
        Ranking.RECENT,
        deal(9, "20", "2027-01-01", LATER),
        deal(8, "10", "2026-02-01", LATER),
        deal(5, "10", "2026-03-01", LATER),
        deal(6, "10", "2026-03-01", LATER),
        deal(4, null, "2020-01-01", LATER),
        deal(3, "99", "2020-01-01", EARLIER),
        deal(2, "99", "2020-01-01", null));
  }

  @Test
  void valueTimesProbabilityThenValueThenCloseDateDecide() {
    assertOrder(
        Ranking.WEIGHTED,
        deal(9, "100", "2027-01-01", EARLIER, 50L),
        deal(8, "80", "2026-02-01", EARLIER, 50L),
        deal(7, "40", "2026-02-01", EARLIER, 100L),
        deal(6, "40", "2026-03-01", EARLIER, 100L),
        deal(5, "999", null, null, 0L),
        deal(4, "999", null, null, null),
        deal(2, null, null, null, 100L),
        deal(3, null, null, null, 100L));
  }

  @ParameterizedTest
  @EnumSource
  void policyIsNamedAndFoundByItsName(Ranking ranking) {
    assertThat(Ranking.named(ranking.word())).hasValue(ranking);
    assertThat(Ranking.words()).contains(ranking.word());
    assertThat(ranking.why(List.of(deal(1, "1", null, null), deal(2, null, null, null)), false))
        .startsWith("Ranked by " + ranking.word() + ": of the customer's 2 open deals it has ");
  }

  @Test
  void wordOfNoPolicyNamesNone() {
    assertThat(Ranking.named("VALUE")).isEmpty();
    assertThat(Ranking.named("")).isEmpty();
  }

  @Test
  void reasonNamesWhatDecided() {
    Opportunity top = deal(1, "5", "2026-02-01", LATER, 50L);
    assertThat(Ranking.VALUE.why(List.of(top), false))
        .isEqualTo("It is the customer's only open deal.");
    assertThat(Ranking.VALUE.why(List.of(top, deal(2, "4", "2026-01-01", LATER)), false))
        .endsWith("of the customer's 2 open deals it has the highest estimated value.");
    assertThat(Ranking.VALUE.why(List.of(top, deal(2, "5", "2026-03-01", LATER)), false))
        .endsWith("it has the nearest close date among the most valuable.");
    assertThat(Ranking.VALUE.why(List.of(top, deal(2, "5", "2026-02-01", EARLIER)), true))
        .endsWith(
            "of the customer's more than 2 open deals (of which the 2 most valuable were compared)"
                + " it has the latest change among the most valuable.");
    assertThat(
            Ranking.CLOSE_DATE.why(
                List.of(deal(1, "5", null, LATER), deal(2, "4", null, LATER)), false))
        .endsWith("it has the highest estimated value, since no close date is set.");
    assertThat(Ranking.CLOSE_DATE.why(List.of(top, deal(2, "4", "2026-02-01", LATER)), false))
        .endsWith("it has the highest estimated value among those that close first.");
    assertThat(Ranking.RECENT.why(List.of(top, deal(2, "9", null, EARLIER)), false))
        .endsWith("it has the latest change.");
    assertThat(Ranking.WEIGHTED.why(List.of(top, deal(2, "9", null, LATER)), false))
        .endsWith("it has the highest value weighted by its probability.");
    assertThat(Ranking.RECENT.why(List.of(top, deal(2, "5", "2026-02-01", LATER)), false))
        .endsWith("it has the same values as the next one, so the id decided.");
  }

  private static void assertOrder(Ranking ranking, Opportunity... expected) {
    for (int seed = 0; seed < 20; seed++) {
      List<Opportunity> shuffled = new ArrayList<>(List.of(expected));
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(shuffled.stream().sorted(ranking.order()))
          .as("seed %d", seed)
          .containsExactly(expected);
    }
  }
}

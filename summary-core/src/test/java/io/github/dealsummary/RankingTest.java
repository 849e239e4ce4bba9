package io.github.dealsummary;

import static io.github.dealsummary.Deals.deal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static final String LATER = "2026-03-01T00:00:00Z";
  private static final String EARLIER = "2026-01-01T00:00:00Z";

  @Test
  void valueThenCloseDateThenChangeThenIdDecide() {
    List<Opportunity> ranked =
        List.of(
            deal(9, "10326.09", "2027-01-01", EARLIER),
            deal(8, "10000", "2026-02-01", EARLIER),
            deal(7, "10000.00", "2026-03-01", LATER),
            deal(5, "10000", "2026-03-01", EARLIER),
            deal(6, "10000", "2026-03-01", EARLIER),
            deal(4, "10000", null, LATER),
            deal(3, "-1", "2026-01-01", LATER),
            deal(1, null, "2026-01-01", EARLIER),
            deal(2, null, null, null));
    List<Opportunity> shuffled = new ArrayList<>(ranked);
    Collections.shuffle(shuffled, new Random(7));
    assertThat(shuffled.stream().sorted(Ranking.ORDER)).containsExactlyElementsOf(ranked);
  }

  @Test
  void reasonNamesWhatDecided() {
    Opportunity top = deal(1, "5", "2026-02-01", LATER);
    assertThat(Ranking.why(List.of(top), false)).isEqualTo("It is the customer's only open deal.");
    assertThat(Ranking.why(List.of(top, deal(2, "4", "2026-01-01", LATER)), false))
        .isEqualTo("Of the customer's 2 open deals it has the highest estimated value.");
    assertThat(Ranking.why(List.of(top, deal(2, "5", "2026-03-01", LATER)), false))
        .endsWith("it has the nearest close date among the most valuable.");
    assertThat(Ranking.why(List.of(top, deal(2, "5", "2026-02-01", EARLIER)), true))
        .isEqualTo(
            "Of the customer's more than 2 open deals it has the latest change among the most valuable.");
  }
}

package io.github.dealsummary.desk;

import static io.github.dealsummary.Desks.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.Desks;
import io.github.dealsummary.Found;
import io.github.dealsummary.Outcome;
import io.github.dealsummary.Outcome.Listed;
import io.github.dealsummary.Outcome.NoOpenOpportunity;
import io.github.dealsummary.Question;
import io.github.dealsummary.Ranking;
import io.github.dealsummary.WonDeal;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.RecordedRequest;
import io.github.dealsummary.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ranked list, over a socket. */
class FindDealsTest {
  private final DataverseEmulator sales = DataverseEmulator.start();
  private final DealDesk desk = DealDesk.open(Settings.from(sales.variables()));

  @AfterEach
  void close() {
    desk.close();
    sales.close();
  }

  @ParameterizedTest(name = "{0}: {1}, {2}, {3}")
  @CsvSource({
    "VALUE, 10 orders, Grinders, Barista",
    "CLOSE_DATE, Grinders, 10 orders, Barista",
    "WEIGHTED, 10 orders, Grinders, Barista",
  })
  void dealsAreListedByThePolicyInOneRoundTripWithoutCopilot(
      Ranking ranking, String first, String second, String third) {
    Found.Deals found = listed(Question.about("Fourth Coffee").rankedBy(ranking));
    assertThat(found.ranked())
        .extracting(deal -> deal.name().split(" of | for ", 2)[0].replace(" training", ""))
        .containsExactly(first, second, third);
    assertThat(found.why()).startsWith("Ranked by " + ranking.word());
    assertThat(sales.requests()).extracting(RecordedRequest::path).containsExactly("$batch");
  }

  @Test
  void configuredPolicyRanksWhereTheQuestionNamesNone() {
    try (DealDesk byDate = Desks.open(sales, "DEAL_SUMMARY_RANKING", "close-date")) {
      assertThat(byDate.find(Question.about("Fourth Coffee")).text())
          .contains("1. Grinders", "Ranked by close-date");
      assertThat(byDate.find(Question.about("Fourth Coffee").rankedBy(Ranking.VALUE)).text())
          .contains("1. 10 orders", "Ranked by value");
    }
  }

  @Test
  void wonDealsComeOnRequestAndInTheSameRoundTrip() {
    assertThat(listed(Question.about("Fourth Coffee")).won()).isEmpty();
    List<WonDeal> won = listed(Question.about("Fourth Coffee").withWonDeals()).won();
    assertThat(won).hasSize(1);
    assertThat(won.get(0).value().orElseThrow().text()).isEqualTo("$22,469.39");
    assertThat(sales.requests()).hasSize(2);
  }

  @Test
  void customerWithoutOpenDealsMayHaveWonSome() {
    DealAnswer answer = desk.find(Question.about("Adventure Works").withWonDeals());
    assertThat(answer.outcome().kind()).isEqualTo(Outcome.Kind.NO_OPEN_OPPORTUNITY);
    NoOpenOpportunity none = only(answer, NoOpenOpportunity.class);
    assertThat(none.found().won())
        .extracting(WonDeal::name)
        .containsExactly("Tents and sleeping bags (sample)");
    assertThat(answer.text()).contains("Won before, the latest first:", "$11,800.00");
    assertThat(desk.find(Question.about("Adventure Works")).text()).doesNotContain("Won before");
  }

  @Test
  void historyBeyondTheCapIsAskedForAlone() {
    UUID big = sales.add("account", Map.of("name", "Tailspin Toys Holding"));
    IntStream.range(0, 51).forEach(i -> won(big, "big " + i, "2026-06-01"));
    UUID small = sales.add("account", Map.of("name", "Tailspin Toys"));
    won(small, "small", "2020-01-01");
    NoOpenOpportunity none =
        only(desk.find(Question.about("Tailspin Toys").withWonDeals()), NoOpenOpportunity.class);
    assertThat(none.customer().id()).isEqualTo(small);
    assertThat(none.found().won()).extracting(WonDeal::name).containsExactly("small");
  }

  private void won(UUID account, String name, String closed) {
    sales.add(
        "opportunity",
        Map.of(
            "name", name,
            "customerid_account", account,
            "statecode", 1,
            "actualvalue", 5,
            "actualclosedate", closed));
  }

  private Found.Deals listed(Question question) {
    return only(desk.find(question), Listed.class).found();
  }
}

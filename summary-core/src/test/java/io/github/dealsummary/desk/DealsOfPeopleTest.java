package io.github.dealsummary.desk;

import static io.github.dealsummary.Desks.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.Desks;
import io.github.dealsummary.Insight;
import io.github.dealsummary.Outcome.AmbiguousCustomer;
import io.github.dealsummary.Outcome.Listed;
import io.github.dealsummary.Outcome.NoOpenOpportunity;
import io.github.dealsummary.Outcome.Shared;
import io.github.dealsummary.Outcome.Summarized;
import io.github.dealsummary.Question;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.Fault;
import io.github.dealsummary.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Deals whose customer is a person of a firm, without an account. */
class DealsOfPeopleTest {
  private static final Question FIRM = Question.about("Tasman Airlines");

  private final DataverseEmulator sales = DataverseEmulator.start();
  private final DealDesk desk = DealDesk.open(Settings.from(sales.variables()));

  private final UUID firm = sales.add("account", Map.of("name", "Tasman Airlines Ltd"));
  private final UUID person =
      sales.add(
          "contact",
          Map.of("firstname", "Ada", "lastname", "Moss", "parentcustomerid_account", firm));
  private final UUID deal = deal("Seats", 500, Map.of("customerid_contact", person));

  @AfterEach
  void close() {
    desk.close();
    sales.close();
  }

  @Test
  void dealOfAPersonIsTheFirmsAndSaysWithWhom() {
    DealAnswer answer = desk.summarize(FIRM.withoutCopilot());
    Summarized summarized = only(answer, Summarized.class);
    assertThat(summarized.customer().id()).isEqualTo(firm);
    assertThat(summarized.opportunity().id()).isEqualTo(deal);
    assertThat(answer.text()).startsWith("Deal: Seats, with Ada Moss - Tasman Airlines Ltd\n");
    assertThat(desk.find(FIRM).text()).contains("1. Seats, with Ada Moss - ");
    assertThat(sales.requests().get(0).parts()).as("in the same round trip").hasSize(4);
  }

  @Test
  void theyAreRankedWithTheFirmsOwnDeals() {
    deal("Fleet", 900, Map.of("customerid_account", firm));
    deal("Meals", 100, Map.of("customerid_account", firm));
    assertThat(only(desk.find(FIRM), Listed.class).found().ranked())
        .extracting(one -> one.name())
        .containsExactly("Fleet", "Seats", "Meals");
  }

  @Test
  void dealWithAnAccountBesideThePersonIsThatAccounts() {
    UUID other = sales.add("account", Map.of("name", "Woodgrove Bank"));
    deal("Loan", 900, Map.of("customerid_contact", person, "parentaccountid", other));
    assertThat(only(desk.find(FIRM), Listed.class).found().ranked())
        .extracting(one -> one.name())
        .containsExactly("Seats");
    assertThat(desk.find(Question.about("Woodgrove Bank")).text()).contains("1. Loan - ");
  }

  @Test
  void briefHasThem() {
    assertThat(desk.brief(FIRM).text()).contains("Open deal: Seats, with Ada Moss - ");
  }

  @Test
  void idOfTheFirmAndCandidatesCountThem() {
    assertThat(only(desk.find(Question.about(firm)), Listed.class).found().top().id())
        .isEqualTo(deal);
    sales.add("account", Map.of("name", "Tasman Airlines GmbH"));
    assertThat(only(desk.find(FIRM), AmbiguousCustomer.class).candidates())
        .extracting(one -> one.openDeals().orElseThrow())
        .containsExactlyInAnyOrder(1, 0);
    assertThat(only(desk.brief(FIRM), AmbiguousCustomer.class).candidates())
        .extracting(one -> one.openDeals().orElseThrow())
        .containsExactlyInAnyOrder(1, 0);
  }

  @Test
  void insightIsWrittenOnSuchADeal() {
    assertThat(only(desk.share(Insight.about(FIRM, "News.")), Shared.class).deal().id())
        .isEqualTo(deal);
    assertThat(
            only(desk.share(Insight.about(FIRM, "More news.").on(deal)), Shared.class).deal().id())
        .isEqualTo(deal);
  }

  @Test
  void personIsStillACustomer() {
    assertThat(desk.find(Question.about("Ada Moss")).text())
        .startsWith("There is one open deal with Ada Moss:\n1. Seats - ");
  }

  @Test
  void environmentThatRefusesThePathStillAnswersForTheFirmsOwnDeals() {
    deal("Meals", 100, Map.of("customerid_account", firm));
    sales.inject(Fault.on("opportunities").times(1)); // for the firm's own deals, which pass
    sales.inject(Fault.on("opportunities").status(400).times(1));
    assertThat(only(desk.find(FIRM), Listed.class).found().ranked())
        .extracting(one -> one.name())
        .containsExactly("Meals");
  }

  @Test
  void settingTurnsItOff() {
    try (DealDesk without = Desks.open(sales, "DEAL_SUMMARY_DEALS_OF_PEOPLE", "off")) {
      assertThat(without.find(FIRM).outcome()).isInstanceOf(NoOpenOpportunity.class);
      assertThat(without.brief(FIRM).text()).doesNotContain("Open deal");
      assertThat(sales.requests().get(0).parts()).hasSize(3);
    }
  }

  private UUID deal(String name, int value, Map<String, Object> customer) {
    Map<String, Object> row = new HashMap<>(customer);
    row.put("name", name);
    row.put("estimatedvalue", value);
    return sales.add("opportunity", row);
  }
}

package io.github.dealsummary.contract;

import io.github.dealsummary.Candidate;
import io.github.dealsummary.Customer;
import io.github.dealsummary.CustomerBrief;
import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.EnvironmentAnswer.Answered;
import io.github.dealsummary.Found;
import io.github.dealsummary.Meant;
import io.github.dealsummary.Money;
import io.github.dealsummary.NameMatch;
import io.github.dealsummary.Opportunity;
import io.github.dealsummary.Outcome;
import io.github.dealsummary.Outcome.AmbiguousCustomer;
import io.github.dealsummary.Outcome.Briefed;
import io.github.dealsummary.Outcome.Listed;
import io.github.dealsummary.Outcome.NoOpenOpportunity;
import io.github.dealsummary.Outcome.NotPermitted;
import io.github.dealsummary.Outcome.Shared;
import io.github.dealsummary.Outcome.SharedRow;
import io.github.dealsummary.Outcome.Summarized;
import io.github.dealsummary.Outcome.UnknownCustomer;
import io.github.dealsummary.Question;
import io.github.dealsummary.Summary;
import io.github.dealsummary.WonDeal;
import io.github.dealsummary.dataverse.Lookup;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** One answer of each kind. */
final class Answers {
  static final UUID COFFEE = UUID.fromString("6f0b9d1e-0000-4000-8000-000000000001");
  static final Customer FOURTH_COFFEE =
      new Customer(
          COFFEE,
          Customer.Kind.ACCOUNT,
          "Fourth Coffee (sample)",
          Optional.of("Renton"),
          Optional.of("ABSS4G45"),
          Optional.empty(),
          true);
  private static final Customer DEACTIVATED =
      new Customer(
          UUID.fromString("6f0b9d1e-0000-4000-8000-000000000003"),
          Customer.Kind.CONTACT,
          "Fourth Coffey",
          Optional.empty(),
          Optional.empty(),
          Optional.of("Coho Winery"),
          false);
  private static final Opportunity ORDERS =
      new Opportunity(
          UUID.fromString("6f0b9d1e-0000-4000-8000-000000000002"),
          "10 orders of Product SKU JJ202 (sample)",
          List.of(COFFEE),
          Optional.of(COFFEE),
          Optional.of("Fourth Coffee (sample)"),
          Optional.of("Yvonne McKay (sample)"),
          Optional.of(
              new Lookup(
                  UUID.fromString("6f0b9d1e-0000-4000-8000-000000000003"),
                  Optional.of("systemuser"),
                  Optional.of("Kenny Smith"))),
          Optional.of(
              new Money(new BigDecimal("10000.00"), "$10,000.00", Optional.of("US Dollar"))),
          Optional.of(new BigDecimal("10000.00")),
          Optional.of(LocalDate.of(2026, 9, 10)),
          Optional.of("9/10/2026"),
          Optional.of(70L),
          Optional.of("3-Propose"),
          Optional.empty(),
          Optional.empty());

  private static final Found.Deals DEALS =
      new Found.Deals(
          new Meant.One(FOURTH_COFFEE, NameMatch.EXACT),
          List.of(ORDERS, ORDERS, ORDERS),
          "It has the highest value of 3 open deals.",
          false,
          List.of(
              new WonDeal(
                  UUID.fromString("6f0b9d1e-0000-4000-8000-000000000004"),
                  "Espresso machines for the main store (sample)",
                  List.of(COFFEE),
                  ORDERS.estimatedValue(),
                  Optional.of(LocalDate.of(2026, 7, 20)),
                  Optional.of("7/20/2026"))));

  static final Listed LISTED = new Listed(DEALS);
  static final Listed WITH_ODD_VALUES =
      new Listed(
          new Found.Deals(
              new Meant.One(
                  new Customer(
                      COFFEE,
                      Customer.Kind.ACCOUNT,
                      "Fourth Coffee (sample)",
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      true,
                      List.of("address1_city")),
                  NameMatch.EXACT),
              List.of(oddDeal()),
              "It is the customer's only open deal.",
              false,
              List.of(
                  new WonDeal(
                      new UUID(0, 9),
                      "won",
                      List.of(COFFEE),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      List.of("actualvalue")))));
  static final Summarized SUMMARIZED =
      new Summarized(
          DEALS, new Summary("Est. revenue: $10,000.00", Summary.Author.COPILOT, Optional.empty()));
  static final Summarized WRITTEN_BEFORE =
      new Summarized(
          DEALS,
          new Summary(
              "Value: 1",
              Summary.Author.TEMPLATE,
              Optional.of("Copilot is switched off."),
              Optional.of(Instant.parse("2026-08-22T06:57:00Z"))));
  static final Briefed BRIEFED =
      new Briefed(
          new CustomerBrief(
              new Meant.One(FOURTH_COFFEE, NameMatch.EXACT),
              List.of(
                  new CustomerBrief.Line(
                      CustomerBrief.Topic.DO_NOT_CONTACT, "Not allowed: fax", "accounts"),
                  new CustomerBrief.Line(
                      CustomerBrief.Topic.OPEN_CASE, "Open case: Missing parts", "incidents"))));
  static final AmbiguousCustomer AMBIGUOUS =
      new AmbiguousCustomer(
          new Meant.Several(
              List.of(
                  new Candidate(FOURTH_COFFEE, OptionalInt.of(3), "its name begins so"),
                  new Candidate(DEACTIVATED, OptionalInt.empty(), "its name begins so")),
              NameMatch.PREFIX,
              true));

  static final Shared SHARED =
      new Shared(
          DEALS.meant(),
          ORDERS,
          new SharedRow(UUID.fromString("6f0b9d1e-0000-4000-8000-000000000005"), false),
          Optional.of(
              new SharedRow(UUID.fromString("6f0b9d1e-0000-4000-8000-000000000006"), true)));

  static final Listed OF_ITS_MASTER =
      new Listed(
          new Found.Deals(
              new Meant.One(FOURTH_COFFEE, NameMatch.EXACT, Optional.of(DEACTIVATED)),
              List.of(ORDERS),
              "It is the only open deal.",
              false,
              List.of()));

  static final UnknownCustomer NOT_LOOKED_FOR_IN_NAMES =
      new UnknownCustomer(new Meant.Nobody(true));

  static final NoOpenOpportunity NONE = new NoOpenOpportunity(new Found.NoOpenDeal(DEACTIVATED));

  static final List<Outcome> OF_EACH_KIND =
      List.of(
          SUMMARIZED,
          LISTED,
          SHARED,
          BRIEFED,
          AMBIGUOUS,
          NONE,
          new NotPermitted(),
          new UnknownCustomer());

  private Answers() {}

  static DealAnswer of(Outcome result) {
    return new DealAnswer(
        Question.about("Fourth Coffee"), List.of(new Answered("Contoso Sales", result)));
  }

  private static Opportunity oddDeal() {
    return new Opportunity(
        new UUID(0, 8),
        "odd",
        List.of(COFFEE),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of("estimatedclosedate", "stepname"));
  }
}

package io.github.dealsummary;

import static io.github.dealsummary.Deals.COFFEE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dealsummary.EnvironmentAnswer.Answered;
import io.github.dealsummary.EnvironmentAnswer.Failed;
import io.github.dealsummary.Outcome.AmbiguousCustomer;
import io.github.dealsummary.Outcome.Briefed;
import io.github.dealsummary.Outcome.Listed;
import io.github.dealsummary.Outcome.NoOpenOpportunity;
import io.github.dealsummary.Outcome.NotPermitted;
import io.github.dealsummary.Outcome.Shared;
import io.github.dealsummary.Outcome.Summarized;
import io.github.dealsummary.Outcome.UnknownCustomer;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DealAnswerTest {
  private static final Opportunity COFFEE_DEAL = Deals.deal(1, null, null, null);

  private static final CustomerBrief.Line PHONE =
      new CustomerBrief.Line(CustomerBrief.Topic.DO_NOT_CONTACT, "no telephone", "accounts");

  private static final Map<Class<?>, Outcome> ONE_OF_EACH =
      Map.of(
          Summarized.class,
          summarized("It goes well."),
          Listed.class,
          new Listed(found(COFFEE_DEAL)),
          Shared.class,
          new Shared(
              found(COFFEE_DEAL).meant(),
              COFFEE_DEAL,
              new Outcome.SharedRow(COFFEE_DEAL.id(), false),
              Optional.empty()),
          Briefed.class,
          new Briefed(new CustomerBrief(new Meant.One(COFFEE, NameMatch.EXACT), List.of(PHONE))),
          AmbiguousCustomer.class,
          ambiguous(),
          UnknownCustomer.class,
          new UnknownCustomer(),
          NoOpenOpportunity.class,
          none(),
          NotPermitted.class,
          new NotPermitted());

  @Test
  void everyResultHasAnOutcomeOfItsOwnAndWords() {
    Class<?>[] cases = Outcome.class.getPermittedSubclasses();
    assertThat(
            Stream.of(cases).map(ONE_OF_EACH::get).map(result -> answer(result).outcome().kind()))
        .containsExactlyInAnyOrder(Outcome.Kind.values());
    assertThat(Stream.of(cases).map(ONE_OF_EACH::get).map(result -> answer(result).text()))
        .doesNotHaveDuplicates()
        .allSatisfy(text -> assertThat(text).isNotBlank());
  }

  @Test
  void bestOutcomeOfSeveralEnvironmentsCounts() {
    assertThat(answer(new UnknownCustomer(), new NotPermitted()).outcome().kind())
        .isEqualTo(Outcome.Kind.NOT_PERMITTED);
    assertThat(answer(new NotPermitted(), none()).outcome().kind())
        .isEqualTo(Outcome.Kind.NO_OPEN_OPPORTUNITY);
    assertThat(answer(none(), ambiguous()).outcome().kind())
        .isEqualTo(Outcome.Kind.AMBIGUOUS_CUSTOMER);
    assertThat(answer(new UnknownCustomer(), summarized("x")).outcome().kind())
        .isEqualTo(Outcome.Kind.SUMMARIZED);
  }

  @Test
  void severalEnvironmentsAreSectionsAndAFailedOneIsNamed() {
    DataverseException failure =
        DataverseException.of(Kind.UNAVAILABLE, "It is not well. Try again later.").build();
    DealAnswer answer =
        new DealAnswer(
            Question.about("Fourth Coffee"),
            List.of(new Answered("us", summarized("It goes well.")), new Failed("emea", failure)));
    assertThat(answer.text())
        .startsWith("[us]\nDeal: deal 1 - Fourth Coffee\n\n> It goes well.\n")
        .endsWith("[emea]\nThis environment could not be asked. It is not well. Try again later.");
  }

  @Test
  void candidatesAreToldApart() {
    assertThat(answer(ambiguous()).text())
        .contains(
            "- Fourth Coffee (account, ABSS4G45, Renton, 3 open deals, id " + COFFEE.id() + ")")
        .contains("and more");
  }

  @Test
  void othersAreSaidWithTheirSumInEachCurrency() {
    Opportunity dollars = Deals.worth(2, "1200", "$1,200.00", "US Dollar");
    Opportunity more = Deals.worth(3, "8400.5", "$8,400.50", "US Dollar");
    Opportunity euros = Deals.worth(4, "900", "900,00 €", "Euro");
    assertThat(choice(found(COFFEE_DEAL))).isEqualTo("Why not.");
    assertThat(choice(found(COFFEE_DEAL, dollars)))
        .isEqualTo("Why not. The other one comes to $1,200.00.");
    assertThat(choice(found(COFFEE_DEAL, dollars, more)))
        .isEqualTo("Why not. The other 2 come to $9,600.50.");
    assertThat(choice(found(dollars, COFFEE_DEAL, euros, more)))
        .isEqualTo(
            "Why not. The other 3 come to 900,00 € and $8,400.50, 1 of them without an estimated"
                + " value.");
    assertThat(choice(found(dollars, COFFEE_DEAL)))
        .isEqualTo("Why not. The other one comes to an unknown amount: no value is estimated.");
    assertThat(choice(new Found.Deals(COFFEE, List.of(euros, dollars), "Why.", true)))
        .isEqualTo("Why. The others that were read come to $1,200.00.");
  }

  private static String choice(Found.Deals found) {
    return DealWording.choice(found);
  }

  @Test
  void listHasALineForEachDealAndWhatWasWonBefore() {
    WonDeal won =
        new WonDeal(
            new UUID(0, 9),
            "won before",
            List.of(COFFEE.id()),
            Optional.of(new Money(BigDecimal.TEN, "$10.00", Optional.empty())),
            Optional.empty(),
            Optional.of("1/2/2026"));
    Found.Deals found =
        new Found.Deals(
            new Meant.One(COFFEE, NameMatch.EXACT),
            List.of(Deals.worth(2, "1200", "$1,200.00", "US Dollar"), COFFEE_DEAL),
            "Why not.",
            false,
            List.of(won));
    assertThat(answer(new Listed(found)).text())
        .isEqualTo(
            "There are 2 open deals with Fourth Coffee:\n1. deal 2 - $1,200.00\n2. deal 1\n\n"
                + "The first: Why not. Together they come to $1,200.00, 1 of them without an"
                + " estimated value.\n\nWon before, the latest first:\n- won before - $10.00, closed 1/2/2026");
  }

  @Test
  void controlCharactersOfAServerDoNotReachATerminal() {
    assertThat(answer(summarized("a\u001b[31mb\r\nc\u0007\td\u009be\u202ef\u2028g")).text())
        .contains("> a[31mb\n> c\tdef\n> g");
  }

  @Test
  void whoWroteInsteadOfCopilotIsSaid() {
    Summary summary =
        new Summary(
            "Est. revenue: $1", Summary.Author.TEMPLATE, Optional.of("Copilot took too long."));
    assertThat(answer(summarized(summary)).text())
        .endsWith("Written from the deal's own rows, not by Copilot: Copilot took too long.");
    Summary own = new Summary("own", Summary.Author.TEMPLATE, Optional.empty());
    assertThat(answer(summarized(own)).text())
        .endsWith("Written from the deal's own rows.")
        .doesNotContain("Copilot");
    assertThat(answer(summarized("x")).text())
        .endsWith("Summarized by Copilot in the sales environment.");
  }

  @Test
  void answerOfNobodyIsAFailure() {
    DataverseException failure = DataverseException.of(Kind.UNAVAILABLE, "down").build();
    assertThatThrownBy(
            () -> new DealAnswer(Question.about("x"), List.of(new Failed("sales", failure))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Summarized summarized(String text) {
    return summarized(new Summary(text, Summary.Author.COPILOT, Optional.empty()));
  }

  private static Summarized summarized(Summary summary) {
    return new Summarized(found(COFFEE_DEAL), summary);
  }

  private static NoOpenOpportunity none() {
    return new NoOpenOpportunity(new Found.NoOpenDeal(COFFEE));
  }

  private static AmbiguousCustomer ambiguous() {
    return new AmbiguousCustomer(
        new Meant.Several(
            List.of(new Candidate(COFFEE, OptionalInt.of(3), "its name begins so")),
            NameMatch.PREFIX,
            true));
  }

  private static Found.Deals found(Opportunity... ranked) {
    return new Found.Deals(COFFEE, List.of(ranked), "Why not.", false);
  }

  private static DealAnswer answer(Outcome... results) {
    List<EnvironmentAnswer> answers =
        Stream.of(results).<EnvironmentAnswer>map(result -> new Answered("sales", result)).toList();
    return new DealAnswer(Question.about("Fourth Coffee"), answers);
  }
}

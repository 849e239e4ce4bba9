package io.github.dealsummary;

import static io.github.dealsummary.Deals.COFFEE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dealsummary.DealAnswer.Outcome;
import io.github.dealsummary.EnvironmentAnswer.Answered;
import io.github.dealsummary.EnvironmentAnswer.Failed;
import io.github.dealsummary.SummaryResult.AmbiguousCustomer;
import io.github.dealsummary.SummaryResult.NoOpenOpportunity;
import io.github.dealsummary.SummaryResult.NotPermitted;
import io.github.dealsummary.SummaryResult.Summarized;
import io.github.dealsummary.SummaryResult.UnknownCustomer;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DealAnswerTest {
  private static final Map<Class<?>, SummaryResult> ONE_OF_EACH =
      Map.of(
          Summarized.class, summarized("It goes well."),
          AmbiguousCustomer.class, new AmbiguousCustomer(List.of(COFFEE), true),
          UnknownCustomer.class, new UnknownCustomer(),
          NoOpenOpportunity.class, new NoOpenOpportunity(COFFEE),
          NotPermitted.class, new NotPermitted());

  @Test
  void everyResultHasAnOutcomeOfItsOwnAndWords() {
    Class<?>[] cases = SummaryResult.class.getPermittedSubclasses();
    assertThat(Stream.of(cases).map(ONE_OF_EACH::get).map(result -> answer(result).outcome()))
        .containsExactlyInAnyOrder(Outcome.values());
    assertThat(Stream.of(cases).map(ONE_OF_EACH::get).map(result -> answer(result).text()))
        .doesNotHaveDuplicates()
        .allSatisfy(text -> assertThat(text).isNotBlank());
  }

  @Test
  void bestOutcomeOfSeveralEnvironmentsCounts() {
    assertThat(answer(new UnknownCustomer(), new NotPermitted()).outcome())
        .isEqualTo(Outcome.NOT_PERMITTED);
    assertThat(answer(new NotPermitted(), new NoOpenOpportunity(COFFEE)).outcome())
        .isEqualTo(Outcome.NO_OPEN_OPPORTUNITY);
    assertThat(
            answer(new NoOpenOpportunity(COFFEE), new AmbiguousCustomer(List.of(), false))
                .outcome())
        .isEqualTo(Outcome.AMBIGUOUS_CUSTOMER);
    assertThat(answer(new UnknownCustomer(), summarized("x")).outcome())
        .isEqualTo(Outcome.SUMMARIZED);
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
        .startsWith("[us]\ndeal 1 - Fourth Coffee\n\nIt goes well.\n")
        .endsWith("[emea]\nThis environment could not be asked. It is not well. Try again later.");
  }

  @Test
  void candidatesAreToldApart() {
    assertThat(answer(new AmbiguousCustomer(List.of(COFFEE), true)).text())
        .contains("- Fourth Coffee (account, ABSS4G45, Renton, id " + COFFEE.id() + ")")
        .contains("and more");
  }

  @Test
  void controlCharactersOfAServerDoNotReachATerminal() {
    assertThat(answer(summarized("a\u001b[31mb\r\nc\u0007\td\u009be\u202ef\u2028g")).text())
        .contains("a[31mb\nc\tdef\ng");
  }

  @Test
  void whoWroteInsteadOfCopilotIsSaid() {
    Summary summary =
        new Summary(
            "Est. revenue: $1", Summary.Author.TEMPLATE, Optional.of("Copilot took too long."));
    assertThat(answer(summarized(summary)).text())
        .endsWith("Written from the deal's own fields, not by Copilot: Copilot took too long.");
    Summary own = new Summary("own", Summary.Author.TEMPLATE, Optional.empty());
    assertThat(answer(summarized(own)).text())
        .endsWith("Written from the deal's own fields.")
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
    return new Summarized(COFFEE, Deals.deal(1, null, null, null), summary, "Why not.", 0, false);
  }

  private static DealAnswer answer(SummaryResult... results) {
    List<EnvironmentAnswer> answers =
        Stream.of(results).<EnvironmentAnswer>map(result -> new Answered("sales", result)).toList();
    return new DealAnswer(Question.about("Fourth Coffee"), answers);
  }
}

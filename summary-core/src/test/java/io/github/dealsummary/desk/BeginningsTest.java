package io.github.dealsummary.desk;

import static io.github.dealsummary.Desks.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.Desks;
import io.github.dealsummary.Insight;
import io.github.dealsummary.NameMatch;
import io.github.dealsummary.Outcome.AmbiguousCustomer;
import io.github.dealsummary.Outcome.Listed;
import io.github.dealsummary.Question;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Names that only begin with the text. */
class BeginningsTest {
  private static final Question BEGINNING = Question.about("Fourth Cof");

  private final DataverseEmulator sales = DataverseEmulator.start();
  private final DealDesk asking = DealDesk.open(Settings.from(sales.variables()));
  private final DealDesk answering = Desks.open(sales, "DEAL_SUMMARY_ANSWER_BEGINNINGS", "on");

  @AfterEach
  void close() {
    asking.close();
    answering.close();
    sales.close();
  }

  @Test
  void oneBeginningIsOneCandidate() {
    DealAnswer answer = asking.find(BEGINNING);
    assertThat(only(answer, AmbiguousCustomer.class).candidates()).hasSize(1);
    assertThat(answer.text())
        .startsWith("Do you mean Fourth Coffee (sample)?")
        .contains("3 open deals", "): its name begins so");
  }

  @Test
  void settingAnswersItAtOnceAndSaysSo() {
    DealAnswer answer = answering.find(BEGINNING);
    assertThat(only(answer, Listed.class).match()).hasValue(NameMatch.PREFIX);
    assertThat(answer.text())
        .startsWith(
            "Nobody is called \"Fourth Cof\" here. This is the only name that begins so.\n\n"
                + "There are 3 open deals with Fourth Coffee (sample):");
  }

  @Test
  void settingAnswersNeitherOneOfSeveralNorWordsNorAnotherForm() {
    assertThat(answering.find(Question.about("Litwar")).outcome())
        .isInstanceOf(AmbiguousCustomer.class);
    assertThat(answering.find(Question.about("Coffee Fourth")).outcome())
        .isInstanceOf(AmbiguousCustomer.class);
    assertThat(answering.find(Question.about("Fabrikam GmbH")).outcome())
        .isInstanceOf(AmbiguousCustomer.class);
  }

  @Test
  void insightIsNotWrittenForABeginningEvenThen() {
    DealAnswer answer = answering.share(Insight.about(BEGINNING, "They compare us."));
    assertThat(answer.outcome()).isInstanceOf(AmbiguousCustomer.class);
    assertThat(answer.text()).startsWith("Nothing was shared.");
  }
}

package io.github.dealsummary.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.EnvironmentAnswer.Answered;
import io.github.dealsummary.NameMatch;
import io.github.dealsummary.Outcome;
import io.github.dealsummary.Outcome.AmbiguousCustomer;
import io.github.dealsummary.Outcome.Briefed;
import io.github.dealsummary.Outcome.Listed;
import io.github.dealsummary.Question;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.RecordedRequest;
import io.github.dealsummary.settings.Settings;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where more customers start like the one asked for than are read. */
class CappedReadTest {
  private static final int MORE_THAN_ARE_READ = 60;

  private final DataverseEmulator sales = DataverseEmulator.start();
  private final DealDesk desk = DealDesk.open(Settings.from(sales.variables()));

  @AfterEach
  void close() {
    desk.close();
    sales.close();
  }

  @Test
  void nameWithoutItsLegalFormIsNotCertain() {
    account("Woodgrove AG");
    many("Woodgrove B");
    account("Woodgrove GmbH");
    assertThat(result("Woodgrove")).isInstanceOf(AmbiguousCustomer.class);
    assertThat(((Listed) result("Woodgrove AG")).found().customer().name())
        .isEqualTo("Woodgrove AG");
  }

  @Test
  void whoseVeryNameWasNotReadIsFoundAmongTheOthers() {
    many("Woodgrove B");
    account("Woodgrove, Inc.");
    Listed listed = (Listed) result("Woodgrove, Inc.");
    assertThat(listed.found().customer().name()).isEqualTo("Woodgrove, Inc.");
    assertThat(listed.found().top().name()).isEqualTo("Deal of Woodgrove, Inc.");
    assertThat(sales.requests())
        .extracting(RecordedRequest::path)
        .as("the first look, the others, the deals of the one")
        .containsExactly("$batch", "$batch", "$batch");
  }

  @Test
  void whoseNumberWasNotReadIsFoundAmongTheOthers() {
    for (int i = 0; i < MORE_THAN_ARE_READ; i++) {
      sales.add("account", Map.of("name", "B" + i, "telephone1", "0190 " + i));
    }
    sales.add("account", Map.of("name", "Woodgrove", "telephone1", "(0221) 778-0190"));
    assertThat(desk.find(Question.about("0221 7780190")).text())
        .startsWith("There is no open deal with Woodgrove");
  }

  @Test
  void whoHoldsTheWordsAloneIsNotCertainAmongTheOthers() {
    for (int i = 0; i < MORE_THAN_ARE_READ; i++) {
      sales.add("account", Map.of("name", "Branch 12 Berlin " + i, "statecode", 1));
    }
    account("Branch 12 Berlin");
    assertThat(result("Branch 2 Berlin")).isNotInstanceOf(Listed.class);
    assertThat(result("Branch Berlin").match()).hasValue(NameMatch.ALL_WORDS);
  }

  @Test
  void briefOfOneReadsNoDealToFindIt() {
    many("Woodgrove B");
    account("Woodgrove, Inc.");
    sales.deny("prvReadOpportunity");
    Briefed briefed =
        (Briefed)
            desk.brief(Question.about("Woodgrove, Inc.")).outcomes().findFirst().orElseThrow();
    assertThat(briefed.brief().customer().name()).isEqualTo("Woodgrove, Inc.");
  }

  private Outcome result(String customer) {
    return ((Answered) desk.find(Question.about(customer)).environments().get(0)).outcome();
  }

  private void many(String start) {
    for (int i = 0; i < MORE_THAN_ARE_READ; i++) {
      sales.add("account", Map.of("name", start + i));
    }
  }

  private void account(String name) {
    UUID id = sales.add("account", Map.of("name", name));
    sales.add("opportunity", Map.of("name", "Deal of " + name, "customerid_account", id));
  }
}

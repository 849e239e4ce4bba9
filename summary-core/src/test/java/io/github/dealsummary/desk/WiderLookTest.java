package io.github.dealsummary.desk;

import static io.github.dealsummary.Desks.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.Outcome.AmbiguousCustomer;
import io.github.dealsummary.Outcome.Listed;
import io.github.dealsummary.Outcome.UnknownCustomer;
import io.github.dealsummary.Question;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.Fault;
import io.github.dealsummary.emulator.RecordedRequest;
import io.github.dealsummary.emulator.Weather;
import io.github.dealsummary.settings.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The second look, for words within names. Dataverse throttles such queries. */
class WiderLookTest {
  private static final Question WITHIN = Question.about("Ski House").within(Duration.ofSeconds(6));

  private DataverseEmulator sales = DataverseEmulator.start();
  private DealDesk desk = DealDesk.open(Settings.from(sales.variables()));

  @AfterEach
  void close() {
    desk.close();
    sales.close();
  }

  @Test
  void whoseNameBeginsSoIsFoundWithoutIt() {
    desk.find(Question.about("Alpine Ski House"));
    assertThat(sales.requests()).hasSize(1);
  }

  @Test
  void nobodyBeginsSoIsTheAnswerWhereTheWiderLookIsThrottled() {
    throttled();
    DealAnswer answer = desk.find(WITHIN);
    UnknownCustomer unknown = only(answer, UnknownCustomer.class);
    assertThat(unknown.meant().widerLookRefused()).isTrue();
    assertThat(answer.text())
        .startsWith("No customer's name begins with \"Ski House\".")
        .contains("refused to look for these words within names");
  }

  @Test
  void throttlingDoesNotMatterWhereANameBeginsSo() {
    throttled();
    assertThat(desk.find(Question.about("Alpine Ski"))).isNotNull();
    assertThat(only(desk.find(Question.about("Coho Winery")), Listed.class)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 504})
  void refusalAndTimeOutAreNoFailure(int status) {
    passTheFirstLook();
    sales.inject(Fault.on("accounts").status(status).times(99));
    assertThat(only(desk.find(WITHIN), UnknownCustomer.class).meant().widerLookRefused()).isTrue();
  }

  @Test
  void lookThatTakesTooLongLeavesTimeForTheAnswer() {
    passTheFirstLook();
    sales.inject(Fault.on("accounts").delay(Duration.ofSeconds(30)).times(99));
    assertThat(only(desk.find(WITHIN), UnknownCustomer.class).meant().widerLookRefused()).isTrue();
  }

  @Test
  void lackOfRightsIsStillAFailure() {
    passTheFirstLook();
    sales.inject(Fault.on("accounts").status(403).times(99));
    assertThatThrownBy(() -> desk.find(WITHIN)).isInstanceOf(DataverseException.class);
  }

  @Test
  void wordsAreAskedForAtTheirBeginningAlone() {
    sales.add("account", Map.of("name", "Xing Media"));
    assertThat(only(desk.find(Question.about("Media")), AmbiguousCustomer.class).candidates())
        .hasSize(1);
    assertThat(desk.find(Question.about("ing Media")).outcome())
        .isInstanceOf(UnknownCustomer.class);
  }

  @Test
  void candidateSaysWhyItFitsAndWhatToAsk() {
    DealAnswer one = desk.find(WITHIN);
    assertThat(one.text())
        .startsWith("Do you mean Alpine Ski House (sample)? It may be the customer meant by")
        .contains("): its name has words that begin so");
    assertThat(desk.find(Question.about("Northwind Traders")).text())
        .startsWith(
            "More than one customer may be meant by \"Northwind Traders\". Ask for the city or"
                + " number or e-mail address, then ask again with the id:\n- Northwind Traders");
  }

  private void throttled() {
    desk.close();
    sales.close();
    sales =
        DataverseEmulator.builder().weather(Weather.fair().throttlingLeadingWildcards()).start();
    desk = DealDesk.open(Settings.from(sales.variables()));
  }

  /** Uses up a fault that harms nobody with the first look. */
  private void passTheFirstLook() {
    sales.inject(Fault.on("accounts").times(1));
    assertThat(sales.requests()).extracting(RecordedRequest::path).isEmpty();
  }
}

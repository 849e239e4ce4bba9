package io.github.dealsummary.desk;

import static io.github.dealsummary.Desks.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.Desks;
import io.github.dealsummary.Outcome.Summarized;
import io.github.dealsummary.Question;
import io.github.dealsummary.Summary;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.Fault;
import io.github.dealsummary.emulator.RecordedRequest;
import io.github.dealsummary.settings.Settings;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Copilot where it refuses, is missing, is slow or answers oddly, over a socket. */
class CopilotTroubleTest {
  private final DataverseEmulator sales = DataverseEmulator.start();
  private final DealDesk desk = DealDesk.open(Settings.from(sales.variables()));

  @AfterEach
  void close() {
    desk.close();
    sales.close();
  }

  static Stream<Fault> copilotTroubles() {
    Fault action = Fault.on("msdyn_SalesOpportunitySummary");
    return Stream.of(
        action.status(403),
        action.status(400),
        action.status(500),
        action.html(500),
        action.body("{}"),
        action.body("{\"msdyn_summary_raw\":null}"),
        action.body("{\"msdyn_summary_raw\":\"  \"}"),
        action.body("{\"msdyn_summary_raw\":null,\"msdyn_status\":\"FeatureDisabled\"}"),
        action.body("{\"msdyn_summary_raw\":\"{\\\"error\\\":\\\"overloaded\\\"}\"}"),
        action.body("{\"msdyn_summary_raw\":\"\\u200b\\u0007\"}"),
        action.status(503).retryAfter(Duration.ofSeconds(99)),
        action.body("{\"msdyn_summary_raw\":{\"text\":\"x\"}}"),
        action.body("{\"msdyn_summary"),
        action.body(""),
        action.delay(Duration.ofSeconds(30)));
  }

  @ParameterizedTest
  @MethodSource("copilotTroubles")
  void dealsOwnFieldsAnswerWhereCopilotDoesNot(Fault trouble) {
    sales.inject(trouble);
    DealAnswer answer =
        desk.summarize(Question.about("Fourth Coffee").within(Duration.ofSeconds(2)));
    Summary summary = only(answer, Summarized.class).summary();
    assertThat(summary.author()).isEqualTo(Summary.Author.TEMPLATE);
    assertThat(summary.insteadOfCopilot()).isPresent();
    assertThat(answer.text())
        .contains("10 orders of Product SKU JJ202 (sample)", "Est. revenue: $10,000.00")
        .contains("Contact: Yvonne McKay (sample)", "Account: Fourth Coffee (sample)")
        .contains("not by Copilot: Copilot");
  }

  @Test
  void otherActionIsCalledWhereOneIsMissingAndRemembered() {
    sales.inject(Fault.on("msdyn_SalesOpportunitySummary").notFoundForSegment());
    assertThat(summary("Fourth Coffee").author()).isEqualTo(Summary.Author.COPILOT);
    summary("Fabrikam");
    assertThat(sales.requests())
        .extracting(RecordedRequest::path)
        .containsExactly(
            "$batch",
            "msdyn_SalesOpportunitySummary",
            "msdyn_SalesRecordSummary",
            "$batch",
            "msdyn_SalesRecordSummary");
  }

  @Test
  void environmentWithNeitherActionIsSaidToHaveNone() {
    sales.inject(Fault.on("msdyn_SalesOpportunitySummary").notFoundForSegment());
    sales.inject(Fault.on("msdyn_SalesRecordSummary").notFoundForSegment());
    assertThat(desk.summarize(Question.about("Fourth Coffee")).text())
        .contains("The environment has no summary action");
  }

  @Test
  void resultPropertyCanBeNamed() {
    sales.inject(
        Fault.on("msdyn_SalesOpportunitySummary")
            .body("{\"a\":\"other text\",\"b\":\"the text\"}"));
    try (DealDesk named = Desks.open(sales, "DEAL_SUMMARY_RESULT_PROPERTY", "b")) {
      assertThat(named.summarize(Question.about("Fourth Coffee")).text())
          .contains("\n> the text\n");
    }
  }

  @Test
  void billedActionIsNotRepeatedThoughItsAnswerIsLost() {
    sales.inject(Fault.on("msdyn_SalesOpportunitySummary").status(504));
    assertThat(summary("Fourth Coffee").author()).isEqualTo(Summary.Author.TEMPLATE);
    assertThat(sales.requests())
        .extracting(RecordedRequest::path)
        .containsExactly("$batch", "msdyn_SalesOpportunitySummary", "$batch");
  }

  private Summary summary(String customer) {
    return only(desk.summarize(Question.about(customer)), Summarized.class).summary();
  }
}

package io.github.dealsummary.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.Environment;
import io.github.dealsummary.Matching;
import io.github.dealsummary.Outcome;
import io.github.dealsummary.Question;
import io.github.dealsummary.Ranking;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.find.DataverseOpportunityFinder;
import io.github.dealsummary.settings.Settings;
import io.github.dealsummary.summary.TemplateSummaryGenerator;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the role of an environment decides, over sockets. */
class RoleTest {
  private final DataverseEmulator sales = DataverseEmulator.start();
  private final DataverseEmulator service = DataverseEmulator.start();

  @AfterEach
  void close() {
    sales.close();
    service.close();
  }

  @Test
  void onlySalesEnvironmentsAreAskedForDeals() {
    try (DealDesk desk = desk(environment(sales), serviceEnvironment())) {
      DealAnswer answer = desk.summarize(Question.about("Fourth Coffee"));
      assertThat(answer.outcome().kind()).isEqualTo(Outcome.Kind.SUMMARIZED);
      assertThat(answer.environments()).hasSize(1);
      assertThat(desk.find(Question.about("Fourth Coffee")).environments()).hasSize(1);
      assertThat(service.requests()).isEmpty();
    }
  }

  @Test
  void deskWithoutSalesEnvironmentIsRefused() {
    Environment only = serviceEnvironment();
    try (DataverseClient client = only.client()) {
      assertThatThrownBy(() -> desk(only))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("at least one Sales environment");
    }
  }

  private static DealDesk desk(Environment... environments) {
    return DealDesk.of(
        List.of(environments),
        new DataverseOpportunityFinder(Ranking.VALUE, Matching.standard()),
        new TemplateSummaryGenerator());
  }

  private static Environment environment(DataverseEmulator emulator) {
    return Settings.from(emulator.variables()).environments().get(0).open();
  }

  private Environment serviceEnvironment() {
    return new Environment(
        "service", Environment.Role.SERVICE, environment(service).client(), Duration.ofSeconds(30));
  }
}

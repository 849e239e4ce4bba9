package io.github.dealsummary.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.dealsummary.Environment;
import io.github.dealsummary.dataverse.AccessToken;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfiguredEnvironmentsTest {
  @Test
  void deskAsksNoMoreThanFifty() {
    List<Environment> most = environments(Settings.MOST_ENVIRONMENTS);
    assertThat(new ConfiguredEnvironments(most).all()).hasSize(50);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConfiguredEnvironments(environments(51)))
        .withMessage("A desk asks at most 50 environments.");
  }

  private static List<Environment> environments(int many) {
    try (DataverseClient client =
        DataverseClient.builder("https://contoso.crm.dynamics.com")
            .tokens(request -> new AccessToken("t", Instant.MAX))
            .build()) {
      return IntStream.range(0, many)
          .mapToObj(i -> new Environment("e" + i, client, Duration.ofSeconds(1)))
          .toList();
    }
  }
}

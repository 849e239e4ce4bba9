package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferenceTest {
  @AutoClose private final DataverseEmulator emulator = SmallOrg.with("{}");
  private final Wire wire = Wire.to(emulator);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          odata.maxpagesize=0                        | 400 | 0
          odata.maxpagesize=-1                       | 400 | -1
          odata.maxpagesize=abc                      | 400 | abc
          odata.maxpagesize=2,odata.maxpagesize=3    | 400 | 2,3
          odata.track-changes                        | 501 | odata.track-changes
          """)
  void whatCannotBeFollowedIsRefused(String preference, int status, String named) {
    HttpResponse<String> response = wire.get("accounts", "Prefer", preference);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(Wire.errorMessage(response)).contains(named);
  }

  @Test
  void aLargerPageThanThereIsIsTakenForTheLargest() {
    HttpResponse<String> response = wire.get("accounts", "Prefer", "odata.maxpagesize=99999");
    assertThat(response.headers().firstValue("Preference-Applied"))
        .contains("odata.maxpagesize=5000");
  }
}

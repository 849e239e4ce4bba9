package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RequestLogTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();

  private final Wire wire = Wire.afresh(EMULATOR);

  @Test
  void onlyTheLatestTenThousandRequestsAreKept() {
    Wire stranger = new Wire(EMULATOR, "nobody's");
    stranger.get("accounts");
    for (int i = 0; i < 9_900; i++) {
      stranger.get("WhoAmI");
    }
    // The JDK's client sends a GET again if its connection is closed before the answer begins, so
    // that the log may hold a few more than were asked for.
    while (EMULATOR.requests().size() < 10_000) {
      stranger.get("WhoAmI");
    }
    assertThat(EMULATOR.requests()).hasSize(10_000);
    assertThat(EMULATOR.requests().get(0).path()).isEqualTo("accounts");
    stranger.get("contacts");
    List<RecordedRequest> latest = EMULATOR.requests();
    assertThat(latest).hasSize(10_000);
    assertThat(latest.get(0).path()).isEqualTo("WhoAmI");
    assertThat(latest.get(9_999).path()).isEqualTo("contacts");
  }

  @Test
  void longRequestsAreForgottenSooner() {
    String megabyte = "{\"name\":\"" + "a".repeat(1_000_000) + "\"}";
    for (int i = 0; i < 20; i++) {
      assertThat(wire.post("accounts", megabyte).statusCode()).isEqualTo(400);
    }
    assertThat(EMULATOR.requests())
        .hasSize(15)
        .extracting(RecordedRequest::status)
        .containsOnly(400);
    assertThat(wire.get("WhoAmI").statusCode()).isEqualTo(200);
    assertThat(EMULATOR.requests()).hasSize(16);
  }
}

package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class ChangeSetFaultTest {
  private static final String PART =
      "--c\r\nContent-Type: application/http\r\nContent-ID: %s\r\n\r\nPOST %s HTTP/1.1\r\n\r\n%s\r\n";

  @Test
  void aFaultOfAPartThatIsNeverComeToIsStillToHappen() {
    try (DataverseEmulator emulator = DataverseEmulator.start()) {
      Wire wire = Wire.to(emulator);
      emulator.inject(Fault.on("contacts").status(503).times(1));
      HttpResponse<String> failed = changeSet(wire, "{\"nothing\":1}");
      assertThat(failed.statusCode()).isEqualTo(400);
      assertThat(changeSet(wire, "{\"name\":\"New\"}").statusCode()).isEqualTo(503);
      assertThat(wire.names("accounts", "name eq 'New'")).isEmpty();
      assertThat(changeSet(wire, "{\"name\":\"New\"}").statusCode()).isEqualTo(200);
      assertThat(wire.names("accounts", "name eq 'New'")).hasSize(1);
    }
  }

  private static HttpResponse<String> changeSet(Wire wire, String account) {
    String body =
        "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n"
            + PART.formatted("1", "accounts", account)
            + PART.formatted("2", "contacts", "{\"lastname\":\"C\"}")
            + "--c--\r\n--b--\r\n";
    return wire.post("$batch", body, "Content-Type", "multipart/mixed; boundary=b");
  }
}

package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the handles do not take. */
class HandleRefusalTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();

  private final Wire wire = Wire.afresh(EMULATOR);

  @Test
  void theOldestOfTooManySnapshotsIsForgotten() {
    for (int i = 0; i < 100; i++) {
      post("snapshot");
    }
    assertThat(post("restore/1").statusCode()).isEqualTo(204);
    post("snapshot");
    assertThat(post("restore/1").statusCode()).isEqualTo(404);
    assertThat(post("restore/2").statusCode()).isEqualTo(204);
  }

  private HttpResponse<String> post(String route) {
    return wire.send(
        HttpRequest.newBuilder(URI.create(EMULATOR.url() + "/_emulator/" + route))
            .POST(BodyPublishers.noBody()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "faults   | {'on':'accounts','status':500,'how':'stall'} | how",
        "faults   | {'on':'accounts','html':500,'body':'x'}      | body",
        "faults   | {'on':'accounts','how':'reset'}              | --relay",
        "reset    | {}                                           | body",
        "snapshot | {}                                           | body",
        "reset?a=b    | \"\"                                     | options",
        "snapshot?a=b | \"\"                                     | options"
      })
  void whatHasNoEffectIsRefused(String route, String body, String named) {
    HttpResponse<String> refused =
        wire.send(
            HttpRequest.newBuilder(URI.create(EMULATOR.url() + "/_emulator/" + route))
                .POST(BodyPublishers.ofString(body.replace('\'', '"'))));
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    assertThat(Wire.errorMessage(refused)).contains(named);
  }
}

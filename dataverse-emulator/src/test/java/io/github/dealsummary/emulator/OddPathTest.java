package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OddPathTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();

  private final Wire wire = Wire.afresh(EMULATOR);

  @ParameterizedTest
  @ValueSource(strings = {"/x/y/oauth2/v2.0/token", "/oauth2/v2.0/token", "//oauth2/v2.0/token"})
  void thatOnlyEndsLikeTheTokenEndpointIsNotFound(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(EMULATOR.url() + path));
    assertThat(wire.send(request.GET()).statusCode()).isEqualTo(404);
    assertThat(wire.send(request.POST(BodyPublishers.noBody())).statusCode()).isEqualTo(404);
  }
}

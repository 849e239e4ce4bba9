package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenTest {
  private final AdjustableClock clock = new AdjustableClock();

  @AutoClose
  private final DataverseEmulator emulator = DataverseEmulator.builder().clock(clock).start();

  private final Wire wire = Wire.to(emulator);

  @Test
  void clientCredentialsGiveATokenThatIsGoodForAnHour() {
    HttpResponse<String> response = wire.token(wire.clientCredentials());
    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode answer = Wire.json(response);
    assertThat(answer.get("token_type").asText()).isEqualTo("Bearer");
    assertThat(answer.get("expires_in").asInt()).isEqualTo(3600);

    Wire signedIn = new Wire(emulator, answer.get("access_token").asText());
    clock.now = clock.now.plus(Duration.ofMinutes(59));
    assertThat(signedIn.get("WhoAmI").statusCode()).isEqualTo(200);
    clock.now = clock.now.plus(Duration.ofMinutes(1));
    assertThat(signedIn.get("WhoAmI").statusCode()).isEqualTo(401);
  }

  @Test
  void tokenRequestsAreCountedAndNotLogged() {
    wire.token(wire.clientCredentials());
    wire.token(Map.of());
    assertThat(emulator.tokenRequests()).isEqualTo(2);
    assertThat(emulator.requests()).isEmpty();
  }

  @Test
  void withoutATokenTheChallengeNamesAuthorityAndResource() {
    HttpResponse<String> response = new Wire(emulator, "made-up").get("accounts");
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.body()).isEmpty();
    assertThat(response.headers().firstValue("WWW-Authenticate"))
        .contains(
            "Bearer authorization_uri=%s/%s/oauth2/authorize, resource_id=%s/"
                .formatted(emulator.authority(), emulator.tenantId(), emulator.url()));
  }

  @ParameterizedTest
  @CsvSource({
    "client_secret, wrong, 401, invalid_client, 7000215",
    "client_secret, '', 401, invalid_client, 7000218",
    "client_id, 00000000-0000-0000-0000-000000000001, 400, unauthorized_client, 700016",
    "scope, https://elsewhere.crm.dynamics.com/.default, 400, invalid_resource, 500011",
    "scope, openid, 400, invalid_scope, 1002012",
    "scope, '', 400, invalid_request, 900144",
    "grant_type, '', 400, invalid_request, 900144",
    "grant_type, password, 501, unsupported_grant_type, 70003"
  })
  void refusalsAreThoseOfEntra(String name, String value, int status, String error, int code) {
    Map<String, String> form = new HashMap<>(wire.clientCredentials());
    form.put(name, value);
    HttpResponse<String> response = wire.token(form);
    assertThat(response.statusCode()).isEqualTo(status);
    JsonNode answer = Wire.json(response);
    assertThat(answer.get("error").asText()).isEqualTo(error);
    assertThat(answer.at("/error_codes/0").asInt()).isEqualTo(code);
    assertThat(answer.get("error_description").asText()).startsWith("AADSTS" + code + ":");
    assertThat(answer.get("correlation_id").asText()).isNotEmpty();
  }

  @Test
  void anUnreadableFormIsRefused() {
    URI endpoint = emulator.authority().resolve("/" + emulator.tenantId() + "/oauth2/v2.0/token");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint).POST(BodyPublishers.ofString("grant_type=%zz"));
    assertThat(wire.send(request).statusCode()).isEqualTo(400);
  }

  @Test
  void aRevokedSecretIsRefusedAndSoAreItsTokens() {
    emulator.revokeSecret();
    HttpResponse<String> response = wire.token(wire.clientCredentials());
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.body()).contains("invalid_client", "AADSTS7000215");
    assertThat(wire.get("WhoAmI").statusCode()).isEqualTo(401);
    emulator.reset();
    assertThat(wire.token(wire.clientCredentials()).statusCode()).isEqualTo(200);
  }

  @Test
  void faultsMeetTheTokenEndpoint() {
    emulator.inject(Fault.on("token").html(503).times(1));
    HttpResponse<String> response = wire.token(wire.clientCredentials());
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).startsWith("<!DOCTYPE html>");
    assertThat(wire.token(wire.clientCredentials()).statusCode()).isEqualTo(200);
  }

  private static final class AdjustableClock extends Clock {
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}

package io.github.dealsummary.dataverse.entra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dealsummary.dataverse.AccessToken;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.dataverse.TokenRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntraTokensTest {
  private final List<URI> asked = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();
  private String reply = "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"AT\"}";

  @ParameterizedTest
  @CsvSource({
    "https://login.microsoftonline.com, https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token",
    "https://login.example/, https://login.example/contoso.example/oauth2/v2.0/token",
    "http://127.0.0.1:8085, http://127.0.0.1:8085/contoso.example/oauth2/v2.0/token"
  })
  void onlyTheTokenEndpointOfTheAuthorityIsAsked(String authority, String endpoint)
      throws IOException {
    AccessToken token = tokens().at(URI.create(authority)).token(new Entra());
    assertThat(asked).containsExactly(URI.create(endpoint));
    assertThat(bodies.get(0))
        .contains("client_credentials")
        .contains("sales.crm.dynamics.com%2F.default");
    assertThat(token.value()).isEqualTo("AT");
    assertThat(token.expiresAt()).isAfter(Instant.now());
  }

  @Test
  void everyTokenIsAskedForSinceTheClientKeepsThem() throws IOException {
    EntraTokens tokens = tokens();
    tokens.token(new Entra());
    tokens.token(new Entra());
    assertThat(asked).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://login.microsoftonline.com",
        "https://x.example/tenant",
        "https://x.example:8443",
        "https://u:p@x.example",
        "http://127.0.0.1:99999",
        "ftp://x",
        "x"
      })
  void authorityThatIsNoHttpsHostIsRefused(String authority) {
    assertThatThrownBy(() -> tokens().at(URI.create(authority)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("https://login.microsoftonline.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "../x", "a b", "a?b"})
  void tenantThatIsNoIdIsRefused(String tenant) {
    assertThatThrownBy(() -> EntraTokens.clientSecret(tenant, "client", "secret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tenant");
  }

  @Test
  void neitherSecretNorTokenIsShown() {
    assertThat(tokens()).hasToString("EntraTokens[clientId=client]");
    assertThat(new AccessToken("AT", Instant.EPOCH).toString()).doesNotContain("AT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "<html>",
        "",
        "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"\"}",
        "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"a\\nb\"}"
      })
  void successWithoutATokenIsUnreadable(String body) {
    reply = body;
    assertThatThrownBy(() -> tokens().token(new Entra()))
        .isInstanceOfSatisfying(
            DataverseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREADABLE));
  }

  private static EntraTokens tokens() {
    return EntraTokens.clientSecret("contoso.example", "client", "secret");
  }

  /** Gives a token to whoever asks. */
  private final class Entra implements TokenRequest {
    @Override
    public String scope() {
      return "https://sales.crm.dynamics.com/.default";
    }

    @Override
    public Duration timeLeft() {
      return Duration.ofSeconds(5);
    }

    @Override
    public void pause(Duration duration) {
      throw new AssertionError("not asked");
    }

    @Override
    public Reply send(String method, URI address, Map<String, String> headers, String body) {
      asked.add(address);
      bodies.add(body);
      return new Reply(
          200, Map.of("Content-Type", List.of("application/json")), reply, Optional.empty());
    }
  }
}

package io.github.dealsummary.dataverse.entra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.dataverse.RetryPolicy;
import io.github.dealsummary.emulator.DataverseEmulator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where to sign in, by what an environment says when it is asked without a token. */
class AuthorityDiscoveryTest {
  private static final String TENANT = "11111111-2222-3333-4444-555555555555";

  private final Platform environment = new Platform();

  AuthorityDiscoveryTest() throws IOException {}

  @AfterEach
  void close() {
    environment.close();
  }

  @Test
  void clientIdAndSecretAreEnough() {
    try (DataverseEmulator sales = DataverseEmulator.start();
        DataverseClient client =
            DataverseClient.builder(sales.url().toString())
                .tokens(EntraTokens.clientSecret(sales.clientId(), sales.clientSecret()))
                .build()) {
      assertThat(client.whoAmI().userId()).isNotNull();
      sales.revokeSecret();
      assertThatThrownBy(client::whoAmI).hasMessageContaining("AADSTS7000215");
      assertThat(sales.tokenRequests()).isEqualTo(2);
      assertThat(sales.requests()).as("asked once where to sign in").hasSize(3);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Bearer authorization_uri=https://login.microsoftonline.com/T/oauth2/authorize, resource_id=https://org.crm.dynamics.com/ | https://login.microsoftonline.com",
        "BeArEr AUTHORIZATION_URI=https://login.microsoftonline.com/T/oauth2/authorize,resource_id=x | https://login.microsoftonline.com",
        "Bearer resource_id=\"https://org/\", authorization_uri=\"https://login.windows.net/T/oauth2/authorize\" | https://login.microsoftonline.com",
        "Negotiate, Bearer authorization_uri = https://LOGIN.microsoftonline.us/T/oauth2/v2.0/authorize | https://login.microsoftonline.us",
        "Bearer authorization_uri=https://login.chinacloudapi.cn/T/oauth2/authorize | https://login.partner.microsoftonline.cn",
        "Bearer authorization_uri=https://login.partner.microsoftonline.cn/T | https://login.partner.microsoftonline.cn"
      })
  void challengeIsReadInEveryCloud(String challenge, URI authority) throws IOException {
    challenge(challenge.replace("/T", "/" + TENANT));
    assertThat(discovery().ask(new OverSockets(environment.url())))
        .isEqualTo(new Authority(authority, TENANT));
    assertThat(environment.asked.get(0).uri()).hasToString("/api/data/v9.2/WhoAmI");
    assertThat(environment.asked.get(0).header("Authorization")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://login.microsoftonline.com.attacker.example/T/oauth2/authorize",
        "https://attacker.example/login.microsoftonline.com/oauth2/authorize",
        "https://login.microsoftonline.com@attacker.example/T/oauth2/authorize",
        "https://attacker.example#login.microsoftonline.com/T",
        "http://login.microsoftonline.com/T/oauth2/authorize",
        "http://10.0.0.7/T/oauth2/authorize",
        "http://user@127.0.0.1:1/T/oauth2/authorize",
        "https://127.0.0.1/T/oauth2/authorize"
      })
  void secretGoesToNoAuthorityThatIsNotMicrosofts(String authorization) {
    challenge("Bearer authorization_uri=" + authorization.replace("/T", "/" + TENANT));
    DataverseException failure = failure();
    assertThat(failure.kind()).isEqualTo(Kind.UNAUTHENTICATED);
    assertThat(failure)
        .hasMessageContaining("does not belong to Microsoft")
        .hasMessageNotContaining("attacker");
    assertThat(environment.asked).hasSize(1);
  }

  @Test
  void environmentOnTheNetCannotPointToThisMachine() {
    challenge("Bearer authorization_uri=http://127.0.0.1:1/" + TENANT + "/oauth2/authorize");
    AuthorityDiscovery discovery =
        new AuthorityDiscovery(
            URI.create("https://sales.example/"), Optional.empty(), Optional.empty());
    DataverseException failure =
        catchThrowableOfType(
            DataverseException.class,
            () -> discovery.ask(new OverSockets("https://sales.example", environment.url())));
    assertThat(failure).hasMessageContaining("does not belong to Microsoft");
  }

  @ParameterizedTest
  @ValueSource(strings = {"common", "organizations", "consumers", "", "..", "a%20b"})
  void challengeWithoutATenantAsksForOne(String tenant) {
    challenge(
        "Bearer authorization_uri=\"https://login.microsoftonline.com/"
            + tenant
            + "/oauth2/authorize\"");
    DataverseException failure = failure();
    assertThat(failure.kind()).isEqualTo(Kind.UNAUTHENTICATED);
    assertThat(failure).hasMessageContaining("tenant");
  }

  @ParameterizedTest
  @CsvSource({
    "401, UNAUTHENTICATED",
    "200, UNAUTHENTICATED",
    "302, UNAUTHENTICATED",
    "404, UNAUTHENTICATED",
    "429, THROTTLED",
    "503, UNAVAILABLE"
  })
  void environmentThatSaysNothingIsAFailure(int status, Kind kind) {
    environment.then(status, Map.of("WWW-Authenticate", "Basic realm=x"), "");
    DataverseException failure = failure();
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.status()).hasValue(status);
    assertThat(failure).hasMessageContaining("did not say where to sign in");
  }

  @Test
  void environmentThatIsNotReachedIsUnavailable() {
    String gone = environment.url();
    environment.close();
    try (DataverseClient client =
        DataverseClient.builder(gone)
            .tokens(EntraTokens.clientSecret("c", "s"))
            .retry(new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1)))
            .build()) {
      DataverseException failure = catchThrowableOfType(DataverseException.class, client::whoAmI);
      assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://org.crm4.dynamics.com, https://login.microsoftonline.com",
    "https://org.crm9.dynamics.com, https://login.microsoftonline.com",
    "https://org.crm.microsoftdynamics.us, https://login.microsoftonline.us",
    "https://org.crm.appsplatform.us, https://login.microsoftonline.us",
    "https://org.crm.dynamics.cn, https://login.partner.microsoftonline.cn"
  })
  void withTheTenantGivenTheHostNameTellsTheCloud(String environmentUrl, URI authority)
      throws IOException {
    assertThat(AuthoritySource.of(TENANT).authority(new OverSockets(environmentUrl)))
        .isEqualTo(new Authority(authority, TENANT));
  }

  @ParameterizedTest
  @CsvSource({
    "https://org.crm.microsoftdynamics.us, https://login.microsoftonline.com, US government",
    "https://org.crm.dynamics.com, https://LOGIN.partner.microsoftonline.cn, China",
    "https://org.crm.dynamics.cn, https://login.windows.net, public"
  })
  void nothingIsSentToEntraIdOfAnotherCloud(String environmentUrl, URI authority, String names) {
    OverSockets request = new OverSockets(environmentUrl, "http://127.0.0.1:1");
    DataverseException failure =
        catchThrowableOfType(
            DataverseException.class,
            () -> EntraTokens.clientSecret(TENANT, "c", "s").at(authority).token(request));
    assertThat(failure.kind()).isEqualTo(Kind.UNAUTHENTICATED);
    assertThat(failure).hasMessageContaining("does not fit").hasMessageContaining(names);
  }

  @Test
  void whatIsGivenIsNotTakenFromTheChallenge() throws IOException {
    challenge("Bearer authorization_uri=https://login.microsoftonline.com/other/oauth2/authorize");
    OverSockets request = new OverSockets(environment.url());
    assertThat(AuthoritySource.of(TENANT).authority(request))
        .isEqualTo(new Authority(EntraTokens.PUBLIC_CLOUD, TENANT));
    URI own = URI.create("https://login.example");
    assertThat(AuthoritySource.discovered().at(own).authority(request))
        .isEqualTo(new Authority(own, "other"));
    assertThat(AuthoritySource.of(TENANT).at(own).authority(request))
        .isEqualTo(new Authority(own, TENANT));
    assertThat(environment.asked).hasSize(2);
  }

  private void challenge(String text) {
    environment.then(401, Map.of("WWW-Authenticate", text), "");
  }

  private AuthorityDiscovery discovery() {
    return new AuthorityDiscovery(
        URI.create(environment.url() + "/"), Optional.empty(), Optional.empty());
  }

  private DataverseException failure() {
    return catchThrowableOfType(
        DataverseException.class, () -> discovery().ask(new OverSockets(environment.url())));
  }
}

package io.github.dealsummary.dataverse.entra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dealsummary.dataverse.AccessToken;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.dataverse.TokenSource;
import io.github.dealsummary.emulator.DataverseEmulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManagedIdentityTest {
  private static final String GOOD =
      "{\"access_token\":\"AT\",\"expires_on\":\"4102444800\",\"token_type\":\"Bearer\"}";
  private static final String NOT_FOUND =
      "{\"error\":\"invalid_request\",\"error_description\":\"Identity not found\"}";

  private final Platform platform = new Platform();
  private final OverSockets request = new OverSockets("https://sales.example");

  ManagedIdentityTest() throws IOException {}

  @AfterEach
  void close() {
    platform.close();
  }

  static Stream<Arguments> ids() {
    return Stream.of(
        Arguments.of(ManagedIdentityId.systemAssigned(), "", ""),
        Arguments.of(ManagedIdentityId.clientId("c-1"), "&client_id=c-1", "&client_id=c-1"),
        Arguments.of(ManagedIdentityId.objectId("o-1"), "&object_id=o-1", "&object_id=o-1"),
        Arguments.of(ManagedIdentityId.resourceId("/a/b"), "&mi_res_id=/a/b", "&msi_res_id=/a/b"));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void appServiceIsAskedInItsWay(ManagedIdentityId id, String atAppService, String atImds)
      throws IOException {
    platform.then(200, GOOD);
    AccessToken token = appService(id).token(request);
    assertThat(token.value()).isEqualTo("AT");
    assertThat(token.expiresAt()).isEqualTo(Instant.ofEpochSecond(4_102_444_800L));
    Platform.Asked asked = platform.asked.get(0);
    assertThat(asked.method()).isEqualTo("GET");
    assertThat(asked.header("X-identity-header")).isEqualTo("platform-secret");
    assertThat(decoded(asked))
        .isEqualTo(
            "/msi/token?api-version=2019-08-01&resource=https://sales.example" + atAppService);
  }

  @ParameterizedTest
  @MethodSource("ids")
  void imdsIsAskedInItsWay(ManagedIdentityId id, String atAppService, String atImds)
      throws IOException {
    platform.then(200, GOOD);
    assertThat(imds(id).token(request).value()).isEqualTo("AT");
    Platform.Asked asked = platform.asked.get(0);
    assertThat(asked.header("Metadata")).isEqualTo("true");
    assertThat(decoded(asked))
        .isEqualTo(
            "/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://sales.example"
                + atImds);
  }

  @Test
  void environmentIsReadWithIt() throws IOException {
    try (DataverseEmulator environment = DataverseEmulator.start();
        DataverseClient client =
            DataverseClient.builder(environment.url().toString())
                .tokens(imds(ManagedIdentityId.systemAssigned()))
                .build()) {
      platform.then(200, GOOD.replace("AT", environment.token()));
      assertThat(client.whoAmI().userId()).isNotNull();
      client.whoAmI();
    }
    assertThat(platform.asked).hasSize(1);
  }

  @Test
  void imdsThatIsNotReadyIsAskedAgainWithGrowingPauses() throws IOException {
    platform.then(404, NOT_FOUND).then(500, "").then(404, "").then(200, GOOD);
    assertThat(imds(ManagedIdentityId.systemAssigned()).token(request).value()).isEqualTo("AT");
    assertThat(request.pauses)
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @Test
  void imdsThatIsBeingUpdatedIsWaitedForSeventySeconds() {
    platform.then(410, "");
    DataverseException failure = failure(imds(ManagedIdentityId.systemAssigned()));
    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(request.pauses).hasSize(7).containsOnly(Duration.ofSeconds(10));
  }

  @Test
  void pauseThatWouldPassTheDeadlineIsNotBegun() {
    platform.then(410, "");
    request.within(Duration.ofSeconds(25));
    DataverseException failure = failure(imds(ManagedIdentityId.systemAssigned()));
    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(request.pauses).hasSize(2);
  }

  @Test
  void deadlineOfTheCallHoldsOverThePauses() {
    platform.then(410, "");
    try (DataverseClient client =
        DataverseClient.builder("https://sales.example")
            .tokens(imds(ManagedIdentityId.systemAssigned()))
            .callLimit(Duration.ofSeconds(5))
            .build()) {
      DataverseException failure = catchThrowableOfType(DataverseException.class, client::whoAmI);
      assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
      assertThat(failure.status()).hasValue(410);
    }
    assertThat(platform.asked).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "400, UNAUTHENTICATED, 1",
    "401, UNAUTHENTICATED, 1",
    "403, UNAUTHENTICATED, 1",
    "404, UNAUTHENTICATED, 4",
    "429, THROTTLED, 1",
    "500, UNAVAILABLE, 4",
    "503, UNAVAILABLE, 1"
  })
  void refusalHasItsKind(int status, Kind kind, int attempts) {
    platform.then(status, NOT_FOUND);
    DataverseException failure = failure(imds(ManagedIdentityId.clientId("c-1")));
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.status()).hasValue(status);
    assertThat(failure.code()).hasValue("invalid_request");
    assertThat(failure.detail()).hasValue("Identity not found");
    assertThat(failure).hasMessageContaining(status + " invalid_request");
    assertThat(platform.asked).hasSize(attempts);
  }

  @Test
  void errorOfAppServiceIsRead() {
    platform.then(
        400,
        "{\"statusCode\":400,\"message\":\"AADSTS700016: no such identity\",\"correlationId\":\"x\"}");
    DataverseException failure = failure(appService(ManagedIdentityId.clientId("c-1")));
    assertThat(failure.kind()).isEqualTo(Kind.UNAUTHENTICATED);
    assertThat(failure)
        .hasMessageContaining("AADSTS700016")
        .hasMessageContaining("assigned to this app")
        .hasMessageNotContaining("platform-secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "[]",
        "{\"access_token\":\"AT\"}",
        "{\"access_token\":\"AT\",\"expires_on\":\"soon\"}",
        "{\"access_token\":\"A T\",\"expires_on\":\"4102444800\"}",
        "{\"access_token\":\"AT\",\"expires_on\":9223372036854775807}",
        "{\"expires_on\":\"4102444800\"}"
      })
  void successWithoutATokenIsUnreadable(String body) {
    platform.then(200, body);
    DataverseException failure = failure(imds(ManagedIdentityId.systemAssigned()));
    assertThat(failure.kind()).isEqualTo(Kind.UNREADABLE);
    assertThat(failure).hasMessageNotContaining("AT");
  }

  @Test
  void machineWithoutAnEndpointIsTold() throws IOException {
    int nobody;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = closed.getLocalPort();
    }
    try (DataverseClient client =
        DataverseClient.builder("https://sales.example")
            .tokens(at("http://127.0.0.1:" + nobody))
            .build()) {
      DataverseException failure = catchThrowableOfType(DataverseException.class, client::whoAmI);
      assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
      assertThat(failure).hasMessageContaining("only on Azure");
    }
  }

  @Test
  void endpointThatSaysNothingEndsWithTheDeadline() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        DataverseClient client =
            DataverseClient.builder("https://sales.example")
                .tokens(at("http://127.0.0.1:" + silent.getLocalPort()))
                .callLimit(Duration.ofMillis(200))
                .build()) {
      DataverseException failure = catchThrowableOfType(DataverseException.class, client::whoAmI);
      assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
      assertThat(failure.deadlinePassed()).isTrue();
    }
  }

  @Test
  void platformsThatAreNotSupportedAreNamed() {
    unsupported("Azure Arc", "IDENTITY_ENDPOINT=http://localhost:40342/x", "IMDS_ENDPOINT=x");
    unsupported("Cloud Shell", "MSI_ENDPOINT=http://localhost:50342/x");
    unsupported(
        "Service Fabric",
        "IDENTITY_ENDPOINT=https://localhost:2377/x",
        "IDENTITY_HEADER=h",
        "IDENTITY_SERVER_THUMBPRINT=t");
    unsupported(
        "IDENTITY_ENDPOINT is not an http", "IDENTITY_ENDPOINT=file:///x", "IDENTITY_HEADER=h");
  }

  @Test
  void blankIdIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> ManagedIdentityId.clientId(" "));
  }

  @Test
  void secretOfThePlatformIsNotShown() {
    assertThat(appService(ManagedIdentityId.clientId("c-1")))
        .hasToString("ManagedIdentity[client_id=c-1]");
    assertThat(
            IdentityEndpoint.of(
                Map.of("IDENTITY_ENDPOINT", "http://localhost/x", "IDENTITY_HEADER", "hidden")))
        .hasToString("IdentityEndpoint[APP_SERVICE]");
  }

  private TokenSource appService(ManagedIdentityId id) {
    return EntraTokens.managedIdentity(
        id,
        Map.of(
            "IDENTITY_ENDPOINT",
            platform.url() + "/msi/token",
            "IDENTITY_HEADER",
            "platform-secret",
            "MSI_ENDPOINT",
            "http://127.0.0.1:1/older"));
  }

  private TokenSource imds(ManagedIdentityId id) {
    return EntraTokens.managedIdentity(
        id, Map.of("AZURE_POD_IDENTITY_AUTHORITY_HOST", platform.url()));
  }

  private static TokenSource at(String imds) {
    return EntraTokens.managedIdentity(
        ManagedIdentityId.systemAssigned(), Map.of("AZURE_POD_IDENTITY_AUTHORITY_HOST", imds));
  }

  private DataverseException failure(TokenSource tokens) {
    return catchThrowableOfType(DataverseException.class, () -> tokens.token(request));
  }

  private static void unsupported(String said, String... variables) {
    Map<String, String> map =
        Arrays.stream(variables)
            .map(each -> each.split("=", 2))
            .collect(toMap(each -> each[0], each -> each[1]));
    assertThatThrownBy(() -> EntraTokens.managedIdentity(ManagedIdentityId.systemAssigned(), map))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(said);
  }

  private static String decoded(Platform.Asked asked) {
    return URLDecoder.decode(asked.uri().toString(), UTF_8);
  }
}

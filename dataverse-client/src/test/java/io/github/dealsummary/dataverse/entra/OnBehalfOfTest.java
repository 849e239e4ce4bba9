package io.github.dealsummary.dataverse.entra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dealsummary.dataverse.AccessToken;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.dataverse.TokenSource;
import io.github.dealsummary.emulator.DataverseEmulator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OnBehalfOfTest {
  private static final UUID KENNY = UUID.fromString("c0a50000-0000-4000-8000-0000000000a1");

  private final DataverseEmulator environment = DataverseEmulator.start();
  private final OnBehalfOf users =
      EntraTokens.clientSecret(
              environment.tenantId(), environment.clientId(), environment.clientSecret())
          .at(environment.authority())
          .onBehalfOf();

  @AfterEach
  void close() {
    environment.close();
  }

  @Test
  void dataverseSeesTheUserAndNotTheApplication() {
    try (DataverseClient application = client(request -> anHour(environment.token()))) {
      UUID own = application.whoAmI().userId();
      DataverseClient kennys =
          application.signedInWith(users.user(environment.userAssertion(KENNY)));
      assertThat(kennys.whoAmI().userId()).isNotEqualTo(own);
      assertThat(application.whoAmI().userId()).as("the view left it alone").isEqualTo(own);
    }
  }

  @Test
  void userWhoComesAgainCostsNoTokenAndAnotherOneDoes() {
    String assertion = environment.userAssertion(KENNY);
    for (int i = 0; i < 3; i++) {
      try (DataverseClient kennys = client(users.user(assertion))) {
        kennys.whoAmI();
      }
    }
    assertThat(environment.tokenRequests()).isEqualTo(1);
    try (DataverseClient again = client(users.user(environment.userAssertion(KENNY)))) {
      again.whoAmI();
    }
    assertThat(environment.tokenRequests()).as("another assertion").isEqualTo(2);
  }

  @Test
  void tokenThatDataverseRefusedIsNotGivenAgain() {
    String assertion = environment.userAssertion(KENNY);
    try (DataverseClient kennys = client(users.user(assertion))) {
      kennys.whoAmI();
      environment.reset(); // forgets every token it gave
      assertThat(kennys.whoAmI().userId()).isNotNull();
    }
  }

  @Test
  void tokenKeptForAnotherClientThatIsRefusedIsFetchedAnew() {
    String assertion = environment.userAssertion(KENNY);
    try (DataverseClient first = client(users.user(assertion))) {
      first.whoAmI();
    }
    environment.reset();
    try (DataverseClient second = client(users.user(assertion))) {
      assertThat(second.whoAmI().userId()).isNotNull();
    }
  }

  @Test
  void foreignTokenIsRefusedWithEntrasCodeAndNotShown() {
    String foreign = environment.token();
    try (DataverseClient client = client(users.user(foreign))) {
      DataverseException failure = catchThrowableOfType(DataverseException.class, client::whoAmI);
      assertThat(failure.kind()).isEqualTo(Kind.UNAUTHENTICATED);
      assertThat(failure)
          .hasMessageContaining("AADSTS50013")
          .hasMessageContaining("not made for this application")
          .hasMessageNotContaining(foreign);
      assertThat(failure.detail().orElse("")).doesNotContain(foreign);
    }
  }

  @Test
  void tokensAreKeptForAFewUsersOnly() throws IOException {
    UserTokenCache kept = new UserTokenCache(2);
    AtomicInteger fetched = new AtomicInteger();
    for (String user : List.of("a", "b", "a", "c", "a", "b")) {
      kept.get(user, null, () -> Duration.ZERO, () -> anHour("token-" + fetched.incrementAndGet()));
    }
    assertThat(fetched).as("a, b, c, and b again").hasValue(4);
  }

  @Test
  void tokenNearItsEndIsNotGiven() throws IOException {
    UserTokenCache kept = new UserTokenCache(2);
    AccessToken ending = new AccessToken("ending", Instant.now().plusSeconds(200));
    assertThat(kept.get("a", null, () -> Duration.ZERO, () -> ending)).isEqualTo(ending);
    assertThat(kept.get("a", null, () -> Duration.ZERO, () -> anHour("fresh")).value())
        .isEqualTo("fresh");
  }

  @Test
  void manyThreadsOfOneUserFetchOnce() {
    String assertion = environment.userAssertion(KENNY);
    OverSockets request = new OverSockets(environment.url().toString());
    List<CompletableFuture<AccessToken>> tokens = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      tokens.add(CompletableFuture.supplyAsync(() -> token(users.user(assertion), request)));
    }
    assertThat(tokens.stream().map(CompletableFuture::join).distinct()).hasSize(1);
    assertThat(environment.tokenRequests()).isEqualTo(1);
  }

  @Test
  void blankTokenIsRefusedAndNoneIsShown() {
    assertThatIllegalArgumentException().isThrownBy(() -> users.user(" "));
    assertThat(users).hasToString("OnBehalfOf[clientId=" + environment.clientId() + "]");
    assertThat(users.user("hidden").toString()).doesNotContain("hidden");
  }

  private DataverseClient client(TokenSource tokens) {
    return DataverseClient.builder(environment.url().toString()).tokens(tokens).build();
  }

  private static AccessToken token(TokenSource tokens, OverSockets request) {
    try {
      return tokens.token(request);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static AccessToken anHour(String value) {
    return new AccessToken(value, Instant.now().plus(Duration.ofHours(1)));
  }
}

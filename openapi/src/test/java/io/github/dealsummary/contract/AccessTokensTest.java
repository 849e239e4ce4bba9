package io.github.dealsummary.contract;

import static io.github.dealsummary.contract.EntraStandIn.CLIENT;
import static io.github.dealsummary.contract.EntraStandIn.KENNY;
import static io.github.dealsummary.contract.EntraStandIn.OTHER_TENANT;
import static io.github.dealsummary.contract.EntraStandIn.TENANT;
import static io.github.dealsummary.contract.EntraStandIn.token;
import static io.github.dealsummary.contract.EntraStandIn.unsigned;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dealsummary.Question;
import io.github.dealsummary.contract.EntraStandIn.SigningKey;
import io.github.dealsummary.desk.DealDesk;
import io.github.dealsummary.emulator.DataverseEmulator;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks, by a token, with the keys behind a socket. */
class AccessTokensTest {
  private static final SigningKey KEY = new SigningKey("of-today");
  private static final SigningKey NEXT = new SigningKey("of-tomorrow");
  private static final Object NOTHING = new Object();

  private final EntraStandIn entra = new EntraStandIn(KEY);
  private final List<Question> asked = new ArrayList<>();
  private final DealDesk desk = Desks.noting(asked);
  private DealContract contract = contract(entra.variables());

  @AfterEach
  void close() {
    entra.close();
  }

  @Test
  void callerIsWhomTheTokenNames() {
    assertThat(bearing(token(KEY, entra.claims())).status()).isEqualTo(200);
    assertThat(asked).containsExactly(Question.about("Fourth Coffee").askedBy(KENNY));
  }

  @Test
  void tokenOfAnotherHandsMakingIsVerifiedAlike() {
    try (DataverseEmulator sales = DataverseEmulator.start()) {
      Map<String, String> variables = new HashMap<>(sales.variables());
      variables.put("DEAL_SUMMARY_CALLER", "token");
      contract = contract(variables);

      assertThat(bearing(sales.userAssertion(KENNY)).status()).isEqualTo(200);
      assertThat(asked).containsExactly(Question.about("Fourth Coffee").askedBy(KENNY));
      assertThat(bearing(sales.token()).status()).as("for Dataverse").isEqualTo(401);
    }
  }

  @Test
  void tokenOfVersionOneIsTakenToo() {
    Map<String, Object> claims = entra.claims();
    claims.put("iss", "https://sts.windows.net/" + TENANT + "/");
    claims.put("aud", "api://" + CLIENT);
    claims.put("appid", claims.remove("azp"));

    assertThat(bearing(token(KEY, claims)).status()).isEqualTo(200);
  }

  @Test
  void applicationWithARoleIsACallerLikeAPerson() {
    Map<String, Object> claims = entra.claims();
    claims.remove("scp");
    claims.put("roles", List.of("Deals.Read"));

    assertThat(bearing(token(KEY, claims)).status()).isEqualTo(200);
  }

  @Test
  void configuredAudienceIsTheOnlyOne() {
    Map<String, String> variables = entra.variables();
    variables.put("DEAL_SUMMARY_AUDIENCE", "api://deals");
    contract = contract(variables);

    assertThat(bearing(token(KEY, with("aud", "api://deals"))).status()).isEqualTo(200);
    assertThat(bearing(token(KEY, entra.claims())).status()).isEqualTo(401);
  }

  @Test
  void clocksMayDifferByAFewMinutes() {
    long now = Instant.now().getEpochSecond();

    assertThat(bearing(token(KEY, with("exp", now - 240))).status()).isEqualTo(200);
    assertThat(bearing(token(KEY, with("nbf", now + 240))).status()).isEqualTo(200);
  }

  static Stream<Arguments> claimsThatWillNotDo() {
    long now = Instant.now().getEpochSecond();
    String otherIssuer = "https://login.microsoftonline.com/" + TENANT + "/v2.0";
    return Stream.of(
        Arguments.of("exp", now - 360, "expired"),
        Arguments.of("exp", NOTHING, "expired"),
        Arguments.of("exp", "tomorrow", "not signed"),
        Arguments.of("nbf", now + 360, "not valid yet"),
        Arguments.of("aud", "https://contoso-sales.crm.dynamics.com", "another service"),
        Arguments.of("aud", List.of("a", "b"), "another service"),
        Arguments.of("aud", NOTHING, "another service"),
        Arguments.of("iss", otherIssuer, "issuer"),
        Arguments.of("iss", "https://sts.windows.net/" + OTHER_TENANT + "/", "issuer"),
        Arguments.of("iss", NOTHING, "issuer"),
        Arguments.of("tid", OTHER_TENANT.toString(), "directory"),
        Arguments.of("tid", NOTHING, "directory"),
        Arguments.of("azp", NOTHING, "not an access token"),
        Arguments.of("scp", NOTHING, "neither a scope nor a role"),
        Arguments.of("scp", " ", "neither a scope nor a role"),
        Arguments.of("scp", List.of("user_impersonation"), "neither a scope nor a role"),
        Arguments.of("oid", NOTHING, "names nobody"),
        Arguments.of("oid", "1-1-1-1-1", "names nobody"),
        Arguments.of("oid", 7, "names nobody"));
  }

  @ParameterizedTest
  @MethodSource("claimsThatWillNotDo")
  void claimThatWillNotDoIsRefusedWithItsReason(String claim, Object value, String reason)
      throws Exception {
    String token = token(KEY, with(claim, value));

    Reply reply = bearing(token);

    assertRefused(reply, token);
    assertThat(detail(reply)).contains(reason);
  }

  @Test
  void rolesOfNothingAreNone() throws Exception {
    Map<String, Object> claims = with("roles", List.of());
    claims.remove("scp");

    assertThat(detail(bearing(token(KEY, claims)))).contains("neither a scope nor a role");
  }

  static Stream<Arguments> forgeries() {
    return Stream.of("none", "HS256", "RS512", "tampered", "cut", "unknown key", "another's key")
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void forgedTokenIsRefused(String how) throws Exception {
    String token = forged(how);

    Reply reply = bearing(token);

    assertRefused(reply, token);
    assertThat(detail(reply)).contains("not signed by Entra ID");
  }

  private String forged(String how) throws GeneralSecurityException {
    String good = token(KEY, entra.claims());
    String signature = good.substring(good.lastIndexOf('.'));
    Map<String, Object> other = with("oid", UUID.randomUUID().toString());
    return switch (how) {
      case "none" -> unsigned(Map.of("typ", "JWT", "alg", "none"), entra.claims()) + ".";
      case "HS256" -> signedWithThePublicKey();
      case "RS512" -> unsigned(Map.of("alg", "RS512", "kid", KEY.id()), entra.claims()) + signature;
      case "tampered" -> unsigned(Map.of("alg", "RS256", "kid", KEY.id()), other) + signature;
      case "cut" -> good.substring(0, good.length() - 4);
      case "unknown key" -> token(NEXT, entra.claims());
      default -> token(new SigningKey(KEY.id(), NEXT.pair()), entra.claims());
    };
  }

  private String signedWithThePublicKey() throws GeneralSecurityException {
    String text = unsigned(Map.of("alg", "HS256", "kid", KEY.id()), entra.claims());
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY.pair().getPublic().getEncoded(), "HmacSHA256"));
    return text
        + "."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
  }

  static Stream<String> garbage() {
    String deep = "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000);
    String header = Base64.getUrlEncoder().withoutPadding().encodeToString(deep.getBytes(UTF_8));
    return Stream.of(
        "x".repeat(10_240),
        ".".repeat(10_240),
        "eyJ.".repeat(2_560),
        header + ".e30.AA",
        "e30.e30.e30",
        "..",
        "a.b.c.d.e");
  }

  @ParameterizedTest
  @MethodSource("garbage")
  void garbageIsRefused(String token) throws Exception {
    assertRefused(bearing(token), token);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic a2Vubnk6", "Bearer a b"})
  void withoutATokenNobodyIsAnswered(String header) throws Exception {
    Reply reply = ask(header.isEmpty() ? Map.of() : Map.of("authorization", header), Map.of());

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.headers()).containsEntry("WWW-Authenticate", "Bearer");
    assertThat(kind(reply)).isEqualTo("caller_required");
    assertThat(detail(reply)).contains("Authorization", "access token");
    assertThat(asked).isEmpty();
    assertThat(entra.fetches()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%1$s, %1$s",
        "%1$s,%1$s",
        "%1$s, Bearer x",
        "Basic a2Vubnk6, %1$s",
        "%1$s, Basic a2Vubnk6",
        "%1$s,",
        ", %1$s"
      })
  void tokenThatIsSentTwiceIsRefusedWhicheverIsGood(String header) throws Exception {
    String good = "Bearer " + token(KEY, entra.claims());

    Reply reply = ask(Map.of("authorization", String.format(header, good)), Map.of());

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.headers())
        .containsEntry("WWW-Authenticate", "Bearer error=\"invalid_request\"");
    assertThat(detail(reply)).contains("header Authorization came more than once");
    assertThat(asked).isEmpty();
    assertThat(entra.fetches()).isZero();
  }

  @Test
  void tokenWhoseJsonSaysSomethingTwiceIsRefused() throws Exception {
    String kid = "\"alg\":\"RS256\",\"kid\":\"" + KEY.id() + "\"";
    String claims = new ObjectMapper().writeValueAsString(entra.claims());
    String twice = "{\"oid\":\"" + OTHER_TENANT + "\"," + claims.substring(1);

    assertThat(bearing(token(KEY, "{" + kid + "}", claims)).status()).isEqualTo(200);
    asked.clear();
    for (String header : List.of("{\"alg\":\"none\"," + kid + "}", "{" + kid + "} {}")) {
      assertRefused(bearing(token(KEY, header, claims)), "");
    }
    for (String said : List.of(twice, claims + "{}")) {
      assertRefused(bearing(token(KEY, "{" + kid + "}", said)), "");
    }
  }

  @Test
  void tokenThatNamesNoKeyIsRefusedWithoutLookingOneUp() throws Exception {
    String claims = new ObjectMapper().writeValueAsString(entra.claims());

    assertRefused(bearing(token(KEY, "{\"alg\":\"RS256\"}", claims)), "");
    assertThat(entra.fetches()).isZero();
  }

  @Test
  void nothingButTheTokenSaysWhoAsks() {
    Map<String, String> claimed =
        Map.of(
            "caller", KENNY.toString(),
            "callerObjectId", KENNY.toString(),
            "oid", KENNY.toString(),
            "access_token", token(KEY, entra.claims()));
    Map<String, String> headers =
        Map.of(
            "x-ms-client-principal", EasyAuthTest.principal(KENNY),
            "x-ms-client-principal-id", KENNY.toString(),
            "callerobjectid", KENNY.toString());

    assertThat(ask(headers, claimed).status()).isEqualTo(401);
    assertThat(asked).isEmpty();
    contract = contract(Map.of());
    Map<String, String> both = new HashMap<>(headers);
    both.put("authorization", "Bearer " + token(KEY, entra.claims()));
    assertThat(ask(both, claimed).status()).isEqualTo(200);
    assertThat(asked).containsExactly(Question.about("Fourth Coffee"));
    assertThat(entra.fetches()).isZero();
  }

  @Test
  void whoAsksIsReadBeforeWhat() {
    Reply reply =
        contract.answer(
            Operation.FIND,
            new Call(Map.of("format", "XML"), name -> Optional.empty(), Optional::empty));

    assertThat(reply.status()).isEqualTo(401);
  }

  @Test
  void keysAreFetchedOnceForAll() {
    for (int i = 0; i < 50; i++) {
      assertThat(bearing(token(KEY, entra.claims())).status()).isEqualTo(200);
    }
    assertThat(entra.fetches()).isEqualTo(1);
  }

  @Test
  void changedKeyIsFetchedAndTheOldOneForgotten() {
    bearing(token(KEY, entra.claims()));
    entra.publish(NEXT);

    assertThat(bearing(token(NEXT, entra.claims())).status()).isEqualTo(200);
    assertThat(bearing(token(KEY, entra.claims())).status()).isEqualTo(503);
    assertThat(entra.fetches()).isEqualTo(2);
  }

  @Test
  void unknownKeysDoNotHaveThemFetchedWithoutEnd() throws Exception {
    bearing(token(KEY, entra.claims()));
    assertThat(bearing(token(NEXT, entra.claims())).status()).isEqualTo(401);
    for (int i = 0; i < 20; i++) {
      Reply reply = bearing(token(NEXT, entra.claims()));
      assertThat(reply.status()).isEqualTo(503);
      assertThat(detail(reply)).contains("could not be looked up", "Ask again in ");
      assertThat(Integer.parseInt(reply.headers().get("Retry-After"))).isBetween(1, 30);
      assertThat(bearing(token(KEY, entra.claims())).status()).isEqualTo(200);
    }

    assertThat(entra.fetches()).isEqualTo(2);
  }

  private DealContract contract(Map<String, String> variables) {
    Callers callers = Callers.from(variables);
    return new DealContract(() -> desk, () -> callers);
  }

  private Reply bearing(String token) {
    return ask(Map.of("authorization", "Bearer " + token), Map.of());
  }

  private Reply ask(Map<String, String> headers, Map<String, String> more) {
    Map<String, String> parameters = new LinkedHashMap<>(more);
    parameters.put("customerName", "Fourth Coffee");
    return contract.answer(
        Operation.SUMMARIZE,
        new Call(parameters, name -> Optional.ofNullable(headers.get(name)), Optional::empty));
  }

  private Map<String, Object> with(String claim, Object value) {
    Map<String, Object> claims = entra.claims();
    claims.remove(claim);
    if (value != NOTHING) {
      claims.put(claim, value);
    }
    return claims;
  }

  private void assertRefused(Reply reply, String token) throws Exception {
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.headers())
        .containsEntry("WWW-Authenticate", "Bearer error=\"invalid_token\"")
        .containsEntry("Content-Type", "application/problem+json; charset=utf-8");
    assertThat(kind(reply)).isEqualTo("caller_required");
    assertThat(reply.trouble()).as("it is the caller's to mend").isEmpty();
    assertThat(asked).isEmpty();
    for (String part : token.split("\\.", -1)) {
      assertThat(part.length() > 3 && reply.body().contains(part)).isFalse();
    }
  }

  private static String kind(Reply reply) throws Exception {
    return new ObjectMapper().readTree(reply.body()).path("kind").textValue();
  }

  private static String detail(Reply reply) throws Exception {
    return new ObjectMapper().readTree(reply.body()).path("detail").textValue();
  }
}

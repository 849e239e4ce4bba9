package io.github.dealsummary.contract;

import static io.github.dealsummary.contract.EntraStandIn.KENNY;
import static io.github.dealsummary.contract.EntraStandIn.OTHER_TENANT;
import static io.github.dealsummary.contract.EntraStandIn.TENANT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.Question;
import io.github.dealsummary.desk.DealDesk;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who asks, by the header that App Service Authentication sets. */
class EasyAuthTest {
  private static final String OBJECT_ID =
      "http://schemas.microsoft.com/identity/claims/objectidentifier";
  private static final String TENANT_ID = "http://schemas.microsoft.com/identity/claims/tenantid";

  private static final String KENNYS =
      "{\"auth_typ\":\"aad\",\"claims\":[{\"typ\":\"oid\",\"val\":\""
          + KENNY
          + "\"},{\"typ\":\"tid\",\"val\":\""
          + TENANT
          + "\"}]}";

  private final List<Question> asked = new ArrayList<>();

  @Test
  void callerIsWhomTheHeaderNames() {
    assertThat(ask(principal(KENNY)).status()).isEqualTo(200);
    assertThat(ask(principal("aad", Map.of("oid", "" + KENNY, "tid", "" + TENANT))).status())
        .isEqualTo(200);
    Question byKenny = Question.about("Fourth Coffee").askedBy(KENNY);
    assertThat(asked).containsExactly(byKenny, byKenny);
  }

  @Test
  void withoutATenantOfOursTheAuthenticationsOwnCheckStands() {
    String header = principal("aad", Map.of("oid", "" + KENNY));

    assertThat(ask(header, Map.of("DEAL_SUMMARY_CALLER", "easy-auth")).status()).isEqualTo(200);
    assertThat(ask(header).status()).isEqualTo(401);
  }

  @Test
  void withoutTheHeaderNobodyIsAnswered() {
    Reply reply =
        contract(settings())
            .answer(
                Operation.SUMMARIZE,
                new Call(
                    Map.of("customerName", "Fourth Coffee"),
                    name ->
                        name.startsWith("x-ms-client-principal-")
                            ? Optional.of(KENNY.toString())
                            : Optional.empty(),
                    Optional::empty));

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.headers()).containsEntry("WWW-Authenticate", "Bearer");
    assertThat(reply.body()).contains("caller_required", "Sign in");
    assertThat(asked).isEmpty();
  }

  static Stream<String> headersThatWillNotDo() {
    return Stream.of(
        "",
        "%%%",
        "x".repeat(10_239),
        encoded(""),
        encoded("null"),
        encoded("[]"),
        encoded("{\"auth_typ\":\"aad\""),
        encoded("{\"auth_typ\":\"aad\"}"),
        encoded("{\"auth_typ\":\"aad\",\"claims\":7}"),
        encoded("[".repeat(5_000)),
        encoded(KENNYS + " {}"),
        encoded(KENNYS + "x"),
        encoded(KENNYS.replace("{\"auth_typ\"", "{\"auth_typ\":\"google\",\"auth_typ\"")),
        encoded(KENNYS.replace("\"claims\"", "\"claims\":[],\"claims\"")),
        encoded(KENNYS.replace("{\"typ\":\"oid\"", "{\"typ\":\"oid\",\"typ\":\"oid\"")),
        encoded(KENNYS.replace("[", "{\"a\":").replace("},{", "},\"b\":{").replace("]", "}")),
        encoded(KENNYS.replace("[", "[[").replace("]", "]]")),
        encoded(KENNYS.replace("\"aad\"", "[\"aad\"]")),
        encoded(KENNYS.replace("\"" + KENNY + "\"", "[\"" + KENNY + "\"]")),
        encoded(KENNYS.replace("]", ",{\"typ\":\"oid\",\"val\":null}]")),
        encoded(KENNYS.replace("]", ",{\"typ\":\"oid\"}]")),
        principal("google", Map.of("oid", "" + KENNY, "tid", "" + TENANT)),
        principal("aad", Map.of("oid", "" + KENNY)),
        principal("aad", Map.of("oid", "" + KENNY, "tid", "" + OTHER_TENANT)),
        principal("aad", Map.of("tid", "" + TENANT)),
        principal("aad", Map.of("oid", "kenny.smith@contoso.example", "tid", "" + TENANT)),
        principal(
            "aad", Map.of("oid", "" + KENNY, OBJECT_ID, "" + OTHER_TENANT, "tid", "" + TENANT)));
  }

  @ParameterizedTest
  @MethodSource("headersThatWillNotDo")
  void headerThatWillNotDoIsRefused(String header) {
    Reply reply = ask(header);

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.headers()).containsEntry("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    assertThat(reply.body()).contains("caller_required").doesNotContain("" + KENNY);
    assertThat(asked).isEmpty();
  }

  /** Each of the headers above differs in one thing from one that is accepted. */
  @Test
  void headerThatWillDoIsAccepted() {
    assertThat(ask(encoded(KENNYS)).status()).isEqualTo(200);
    String twice =
        KENNYS.replace("]", ",{\"typ\":\"" + OBJECT_ID + "\",\"val\":\"" + KENNY + "\"}]");
    assertThat(ask(encoded(twice)).status()).isEqualTo(200);
  }

  @Test
  void headerThatIsSentTwiceIsRefusedWhicheverIsGood() {
    String good = principal(KENNY);
    for (String header : List.of(good + "," + good, good + ", x", ", " + good, good + ",")) {
      Reply reply = ask(header);
      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.headers())
          .containsEntry("WWW-Authenticate", "Bearer error=\"invalid_request\"");
      assertThat(reply.body()).contains("header X-MS-CLIENT-PRINCIPAL came more than once");
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void tokenSaysNothingHere() {
    Reply reply =
        contract(settings())
            .answer(
                Operation.SUMMARIZE,
                new Call(
                    Map.of("customerName", "Fourth Coffee"),
                    name ->
                        name.equals("authorization")
                            ? Optional.of("Bearer a.b.c")
                            : Optional.empty(),
                    Optional::empty));

    assertThat(reply.status()).isEqualTo(401);
  }

  /** The header for somebody of our directory. */
  static String principal(UUID objectId) {
    return principal("aad", Map.of(OBJECT_ID, "" + objectId, TENANT_ID, "" + TENANT));
  }

  private static String principal(String provider, Map<String, String> claims) {
    List<String> all = new ArrayList<>(List.of("{\"typ\":\"name\",\"val\":\"Kenny Smith\"}"));
    claims.forEach((typ, val) -> all.add("{\"typ\":\"" + typ + "\",\"val\":\"" + val + "\"}"));
    return encoded(
        "{\"auth_typ\":\""
            + provider
            + "\",\"claims\":["
            + String.join(",", all)
            + "],\"name_typ\":\"name\",\"role_typ\":\"roles\"}");
  }

  private static String encoded(String json) {
    return Base64.getEncoder().encodeToString(json.getBytes(UTF_8));
  }

  private static Map<String, String> settings() {
    return Map.of("DEAL_SUMMARY_CALLER", "easy-auth", "AZURE_TENANT_ID", TENANT.toString());
  }

  private Reply ask(String header) {
    return ask(header, settings());
  }

  private Reply ask(String header, Map<String, String> settings) {
    return contract(settings)
        .answer(
            Operation.SUMMARIZE,
            new Call(
                Map.of("customerName", "Fourth Coffee"),
                name ->
                    name.equals("x-ms-client-principal") ? Optional.of(header) : Optional.empty(),
                Optional::empty));
  }

  private DealContract contract(Map<String, String> settings) {
    Callers callers = Callers.from(settings);
    DealDesk desk = Desks.noting(asked);
    return new DealContract(() -> desk, () -> callers);
  }
}

package io.github.dealsummary.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.acceptance.Doors.Door;
import io.github.dealsummary.acceptance.Doors.Replied;
import io.github.dealsummary.acceptance.Doors.Sent;
import io.github.dealsummary.contract.Operation;
import io.github.dealsummary.emulator.DataverseEmulator;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both HTTP doors refuse what says twice who asks, and a body in another form than its own. */
class TwiceSaidIT {
  private static final String ASKING = Doors.query(Map.of("customerName", "Fourth Coffee"));
  private static final String SHARING =
      "{\"customerName\":\"Fourth Coffee\",\"text\":\"They compare us.\"}";

  private final DataverseEmulator sales = DataverseEmulator.start();

  @AfterEach
  void close() {
    sales.close();
  }

  @ParameterizedTest
  @EnumSource
  void tokenCountsIfItComesOnce(Door door) throws Exception {
    try (Doors doors = new Doors(settings(Map.of("DEAL_SUMMARY_CALLER", "token")))) {
      String good = "Bearer " + sales.userAssertion(Caller.SELLER.objectId());
      assertThat(asked(doors, door, List.of(entry("Authorization", good))).status()).isEqualTo(200);
      sales.reset();
      for (String other : List.of(good, "Bearer x", "Basic a2Vubnk6")) {
        assertRefused(
            asked(
                doors, door, List.of(entry("Authorization", good), entry("Authorization", other))));
        assertRefused(
            asked(
                doors, door, List.of(entry("Authorization", other), entry("Authorization", good))));
        assertRefused(asked(doors, door, List.of(entry("Authorization", good + ", " + other))));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void principalCountsIfItComesOnce(Door door) throws Exception {
    try (Doors doors = new Doors(settings(Map.of("DEAL_SUMMARY_CALLER", "easy-auth")))) {
      Map.Entry<String, String> good =
          entry("X-MS-CLIENT-PRINCIPAL", principal(Caller.SELLER.objectId()));
      Map.Entry<String, String> other = entry(good.getKey(), principal(UUID.randomUUID()));
      assertThat(asked(doors, door, List.of(good)).status()).isEqualTo(200);
      sales.reset();
      assertRefused(asked(doors, door, List.of(good, other)));
      assertRefused(asked(doors, door, List.of(other, good)));
      assertRefused(asked(doors, door, List.of(good, good)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void compressedBodyIsRefused(Door door) throws Exception {
    try (Doors doors = new Doors(settings(Map.of()))) {
      for (String encoding : List.of("gzip", "br", "identity, gzip")) {
        Replied reply = shared(doors, door, entry("Content-Encoding", encoding));
        assertThat(reply.status()).as(encoding).isEqualTo(415);
        assertThat(reply.headers().get("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.body())
            .contains("\"kind\":\"unsupported_media_type\"", "Send the body uncompressed");
      }
      assertThat(sales.requests()).isEmpty();
      assertThat(shared(doors, door, entry("Content-Encoding", "identity")).status())
          .isEqualTo(200);
    }
  }

  private Map<String, String> settings(Map<String, String> more) {
    Map<String, String> variables = new HashMap<>(sales.variables());
    variables.put("DEAL_SUMMARY_CACHE_ENTRIES", "0");
    variables.putAll(more);
    return variables;
  }

  private static Replied asked(Doors doors, Door door, List<Map.Entry<String, String>> headers)
      throws Exception {
    return doors.ask(door, Operation.FIND, new Sent(ASKING, "", headers));
  }

  private static Replied shared(Doors doors, Door door, Map.Entry<String, String> header)
      throws Exception {
    return doors.ask(door, Operation.SHARE, new Sent("", SHARING, List.of(header)));
  }

  private void assertRefused(Replied reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(401);
    assertThat(reply.body()).contains("caller_required", "came more than once");
    assertThat(sales.requests()).isEmpty();
  }

  private String principal(UUID objectId) {
    String json =
        "{\"auth_typ\":\"aad\",\"claims\":[{\"typ\":\"oid\",\"val\":\""
            + objectId
            + "\"},{\"typ\":\"http://schemas.microsoft.com/identity/claims/tenantid\",\"val\":\""
            + sales.tenantId()
            + "\"}]}";
    return Base64.getEncoder().encodeToString(json.getBytes(UTF_8));
  }
}

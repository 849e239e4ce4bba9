package io.github.dealsummary.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.dataverse.ScriptedServer.Reply;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replies that are no honest Dataverse's, and are not taken for one. */
class HostileReplyTest {
  private final FakeTimeSource time = new FakeTimeSource();
  private final UUID id = UUID.randomUUID();
  private final Write create = Write.create("accounts", id).set("name", "x");

  /** The row of an attempt that was lost counts as its own, another's conflict does not. */
  @ParameterizedTest
  @CsvSource({
    "503, 0x80040237, done",
    "503, 0x80060892, 412",
    "503, 0x80040333, 412",
    "503, '', 503",
    "429, 0x80040237, 412",
    "401, 0x80040237, 412",
    "500, 0x80040237, 500"
  })
  void conflictAfterAFailureIsWhatItsCodeSays(int first, String code, String outcome)
      throws IOException {
    try (ScriptedServer server = new ScriptedServer(Reply.of(first, ""), Reply.error(412, code));
        DataverseClient client = server.client(time)) {
      if (outcome.equals("done")) {
        assertThat(client.send(create))
            .isEqualTo(new WriteResult(Optional.of(id), Optional.empty()));
      } else {
        assertThat(failureOf(() -> client.send(create)).status())
            .hasValue(Integer.parseInt(outcome));
      }
    }
  }

  @Test
  void missingUserIsNoMissingRow() throws IOException {
    String user =
        "{\"error\":{\"code\":\"0x80040217\",\"message\":\"SystemUser With Id = "
            + UUID.randomUUID()
            + " Does Not Exist\"}}";
    try (ScriptedServer server = new ScriptedServer(Reply.of(404, user));
        DataverseClient client = server.client(time)) {
      assertThat(failureOf(() -> client.find(Key.of("accounts", id))).status()).hasValue(404);
    }
  }

  @Test
  void linkToAnotherHostIsNotFollowedInABatchEither() throws IOException {
    String link = "https://evil.example/" + "x".repeat(9_000) + "\\r\\n\\r\\nDELETE /accounts";
    try (ScriptedServer server =
            new ScriptedServer(
                Reply.of(200, "{\"value\":[],\"@odata.nextLink\":\"" + link + "\"}"));
        DataverseClient client = server.client(time)) {
      DataverseException failure =
          failureOf(() -> client.stream(Query.of("accounts")).forEach(row -> {}));
      assertThat(failure.kind()).isEqualTo(Kind.UNREADABLE);
      assertThat(server.asked()).hasSize(1);
    }
  }

  @Test
  void failureOfAMapperIsItsOwnAndTheCallIsNotRepeated() throws IOException {
    DataverseException own = DataverseException.of(Kind.THROTTLED, "another environment's").build();
    RowMapper<String> mapper =
        RowMapper.of(
            row -> {
              throw own;
            },
            "name");
    RowMapper<Integer> parsing =
        RowMapper.of(row -> Integer.parseInt(row.string("name").orElse("")), "name");
    try (ScriptedServer server =
            new ScriptedServer(Reply.of(200, "{\"value\":[{\"name\":\"x\"}]}"));
        DataverseClient client = server.client(time)) {
      Query query = Query.of("accounts");
      assertThatThrownBy(() -> client.stream(query, mapper).toList()).isSameAs(own);
      assertThatThrownBy(() -> client.stream(query, parsing).toList())
          .isInstanceOf(NumberFormatException.class);
      assertThat(server.asked()).hasSize(2);
    }
  }

  @Test
  void batchInABatchInABatchIsUnreadable() throws IOException {
    String nested = "--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n".repeat(4_000);
    Map<String, String> type = Map.of("Content-Type", "multipart/mixed; boundary=b");
    try (ScriptedServer server = new ScriptedServer(new Reply(200, type, nested + "--b--"));
        DataverseClient client = server.client(time)) {
      Batch batch = Batch.of(Query.of("accounts"));
      assertThat(failureOf(() -> client.send(batch)).kind()).isEqualTo(Kind.UNREADABLE);
    }
  }

  @Test
  void changeSetThatWasDoneInPartIsUnreadableAndNotRepeated() throws IOException {
    String parts =
        "--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 204 X\r\nA: b\r\n\r\n\r\n"
            + "--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 429 X\r\nA: b\r\n\r\n\r\n--b--";
    Map<String, String> type = Map.of("Content-Type", "multipart/mixed; boundary=b");
    try (ScriptedServer server = new ScriptedServer(new Reply(200, type, parts));
        DataverseClient client = server.client(time)) {
      ChangeSet set = ChangeSet.of(create, create);
      assertThat(failureOf(() -> client.send(set)).kind()).isEqualTo(Kind.UNREADABLE);
      assertThat(server.asked()).hasSize(1);
    }
  }

  @Test
  void emptySuccessIsOne() throws IOException {
    try (ScriptedServer server = new ScriptedServer(Reply.of(200, ""));
        DataverseClient client = server.client(time)) {
      assertThat(client.call(ActionCall.named("Do")).columns()).isEmpty();
      assertThat(client.send(create).id()).hasValue(id);
      assertThat(failureOf(() -> client.page(Query.of("accounts"))).kind())
          .isEqualTo(Kind.UNREADABLE);
    }
  }

  @Test
  void unreadableReplyKeepsItsStatusAndIds() throws IOException {
    Map<String, String> ids = Map.of("x-ms-service-request-id", "12345678-abcd");
    try (ScriptedServer server = new ScriptedServer(new Reply(200, ids, "<html>"));
        DataverseClient client = server.client(time)) {
      DataverseException failure = failureOf(() -> client.page(Query.of("accounts")));
      assertThat(failure.status()).hasValue(200);
      assertThat(failure.requestIds()).containsExactly("12345678-abcd");
    }
  }

  @Test
  void textAsLargeAsAFileIsRead() throws IOException {
    String file = "x".repeat(21_000_000);
    try (ScriptedServer server =
            new ScriptedServer(Reply.of(200, "{\"documentbody\":\"" + file + "\"}"));
        DataverseClient client = server.client(time)) {
      assertThat(client.find(Key.of("annotations", id)).orElseThrow().string("documentbody"))
          .hasValue(file);
    }
  }

  @Test
  void timesAndNumbersBeyondAllReasonAreNone() throws IOException {
    try (ScriptedServer server = new ScriptedServer(Reply.of(200, "{\"value\":[]}"));
        DataverseClient client = server.client(time)) {
      assertThat(
              client.within(Duration.ofSeconds(Long.MAX_VALUE)).page(Query.of("accounts")).rows())
          .isEmpty();
      DataverseClient late = client.within(Duration.ofSeconds(-1));
      assertThat(failureOf(() -> late.page(Query.of("accounts"))).deadlinePassed()).isTrue();
      assertThat(server.asked()).hasSize(1);
    }
    assertThatThrownBy(() -> Condition.column("a").eq(new BigDecimal("1E+2000000000")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothingPrintsWhatItHolds() {
    assertThat(new TokenRequest.Reply(200, Map.of(), "secret", Optional.empty()).toString())
        .doesNotContain("secret");
    assertThat(new Lookup(id, Optional.of("account"), Optional.of("Fourth Coffee")).toString())
        .doesNotContain("Fourth");
  }

  private static DataverseException failureOf(Runnable call) {
    return catchThrowableOfType(DataverseException.class, call::run);
  }
}

package io.github.dealsummary.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.dataverse.ScriptedServer.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes of Dataverse, in all the forms in which it writes them. */
class ErrorCodeTest {
  private static final Map<String, String> MULTIPART =
      Map.of("Content-Type", "multipart/mixed; boundary=b");

  private final FakeTimeSource time = new FakeTimeSource();
  private final Batch batch = Batch.of(Query.of("accounts"), Query.of("contacts"));

  @ParameterizedTest
  @CsvSource({
    "0x8006088A, 0x8006088a",
    "0X8006088a, 0x8006088a",
    "-2147088246, 0x8006088a",
    "2147879050, 0x8006088a",
    "0x0, 0x00000000",
    "0, 0x00000000",
    "4294967295, 0xffffffff",
    "4294967296, 4294967296",
    "-2147483649, -2147483649",
    "99999999999, 99999999999",
    "0x8006088A1, 0x8006088A1",
    "invalid_client, invalid_client"
  })
  void codeHasOneForm(String written, String code) {
    assertThat(DataverseException.of(Kind.REJECTED, "x").code(written).build().code())
        .hasValue(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ErrorCode\":-2147015902,\"Message\":\"x\"}",
        "{\"ErrorCode\":\"0x80072322\",\"Message\":\"x\"}",
        "{\"errorCode\":\"-2147015902\",\"message\":\"x\"}",
        "{\"error\":{\"code\":\"0X80072322\",\"message\":\"x\"}}",
        "{\"error\":{\"code\":-2147015903,\"message\":{\"lang\":\"en\",\"value\":\"x\"}}}",
        "{\"error\":{\"code\":\"0x8005F103\",\"message\":\"x\"}}",
        ""
      })
  void limitThatABatchMetClosesTheGateThoughNoWaitIsSaid(String body) throws IOException {
    assertThat(waits(new Reply(429, Map.of(), body))).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void limitIsKnownByItsCodeWhateverTheStatus() throws IOException {
    String body = "{\"ErrorCode\":\"0x80072322\",\"Message\":\"x\"}";
    assertThat(waits(new Reply(400, Map.of("Retry-After", "8"), body)))
        .isEqualTo(Duration.ofSeconds(8));
  }

  @Test
  void waitOfABatchCountsForItsParts() throws IOException {
    Map<String, String> headers =
        Map.of("Content-Type", "multipart/mixed; boundary=b", "Retry-After", "9");
    String limit = "{\"error\":{\"code\":\"0x80072321\",\"message\":\"x\"}}";
    String parts = part(429, limit) + part(503, "") + "--b--\r\n";
    assertThat(waits(new Reply(200, headers, parts))).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void oneRefusalForAllPartsIsSaid() throws IOException {
    String refusal = "{\"error\":{\"code\":\"0x80072560\",\"message\":\"x\"}}";
    Reply reply = new Reply(200, MULTIPART, part(403, refusal) + "--b--\r\n");
    try (ScriptedServer server = new ScriptedServer(reply);
        DataverseClient client = server.client(time)) {
      DataverseException failure =
          catchThrowableOfType(DataverseException.class, () -> client.send(batch));
      assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
      assertThat(failure).hasMessageContaining("when reading accounts, contacts");
    }
  }

  /** Returns how long a batch waits after this reply, before it is sent again and succeeds. */
  private Duration waits(Reply refusal) throws IOException {
    String page = part(200, "{\"value\":[]}");
    try (ScriptedServer server =
            new ScriptedServer(refusal, new Reply(200, MULTIPART, page + page + "--b--\r\n"));
        DataverseClient client = server.client(time)) {
      assertThat(client.send(batch).page(1).rows()).isEmpty();
      assertThat(server.asked()).hasSize(2);
      return time.sleeps.stream().reduce(Duration.ZERO, Duration::plus);
    }
  }

  private static String part(int status, String body) {
    return "--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 "
        + status
        + " X\r\nOData-Version: 4.0\r\n\r\n"
        + body
        + "\r\n";
  }
}

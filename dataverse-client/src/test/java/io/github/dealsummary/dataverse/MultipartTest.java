package io.github.dealsummary.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest {
  private static final String TYPE = "multipart/mixed; boundary=batchresponse_1";
  private static final String TWO =
      """
      --batchresponse_1
      Content-Type: application/http
      Content-Transfer-Encoding: binary

      HTTP/1.1 200 OK
      Content-Type: application/json; odata.metadata=minimal
      OData-Version: 4.0

      {"name":"Söhne --batchresponse_1"}
      --batchresponse_1
      Content-Type: application/http

      HTTP/1.1 404 Not Found
      REQ_ID: a,b

      {"error":{}}
      --batchresponse_1--
      """
          .replace("\n", "\r\n");

  @Test
  void partsHaveStatusHeadersAndBody() throws UnreadableReply {
    List<Multipart.Part> parts = read(TYPE, TWO);
    assertThat(parts).extracting(part -> part.head().status()).containsExactly(200, 404);
    assertThat(new String(parts.get(0).body(), StandardCharsets.UTF_8))
        .isEqualTo("{\"name\":\"Söhne --batchresponse_1\"}");
    assertThat(parts.get(1).head().header("req_id")).isEqualTo("a,b");
  }

  @Test
  void boundaryMayBeQuotedAndThePreambleIsSkipped() throws UnreadableReply {
    assertThat(read("Multipart/Mixed; Boundary=\"batchresponse_1\"", "preamble\r\n" + TWO))
        .hasSize(2);
  }

  @Test
  void everyTruncationIsNoticed() {
    int whole = TWO.indexOf("--batchresponse_1--") + "--batchresponse_1--".length();
    for (int length = 0; length < whole; length++) {
      String cut = TWO.substring(0, length);
      assertThatThrownBy(() -> read(TYPE, cut)).as(cut).isInstanceOf(UnreadableReply.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "multipart/mixed", ""})
  void answerWithoutBoundaryIsUnreadable(String type) {
    assertThatThrownBy(() -> read(type, TWO)).isInstanceOf(UnreadableReply.class);
  }

  @Test
  void linesEndInCarriageReturnAndLineFeed() {
    String body = Multipart.write("b", List.of("GET /x HTTP/1.1\r\nAccept: y\r\n\r\n"));
    assertThat(body)
        .isEqualTo(
            "--b\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n"
                + "Content-ID: 1\r\n\r\nGET /x HTTP/1.1\r\nAccept: y\r\n\r\n\r\n--b--\r\n");
  }

  private static List<Multipart.Part> read(String type, String body) throws UnreadableReply {
    return Multipart.read(type, body.getBytes(StandardCharsets.UTF_8));
  }
}

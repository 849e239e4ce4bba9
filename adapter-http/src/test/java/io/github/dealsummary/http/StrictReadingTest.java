package io.github.dealsummary.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.Meant;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a proxy in front may read in another way is refused. */
@Timeout(30)
class StrictReadingTest {
  private static final String KEY = "first-key-of-sixteen-or-more";
  private static final String WITH_KEY = "x-functions-key: " + KEY + "\r\n";
  private static final String GET =
      "GET /api/DealSummary?customerName=Litware HTTP/1.1\r\nHost: localhost\r\n";
  private static final String POST =
      "POST /api/Insights HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
          + WITH_KEY;
  private static final String BODY = "{\"customerName\":\"Litware\",\"text\":\"They compare us.\"}";
  private static final String LENGTH = "Content-Length: 52\r\n";
  private static final String SIZE = Integer.toHexString(BODY.length());

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final TestDoor door =
      new TestDoor(
          Map.of("DEAL_SUMMARY_KEYS", KEY),
          (environment, question) -> {
            asked.add("" + question);
            return new Meant.Nobody();
          });

  @AfterEach
  void close() throws IOException {
    door.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        GET + "X: y\n" + WITH_KEY + "\r\n", // a proxy may take the key for a part of X
        GET + "x-functions-key: " + KEY + "\n\r\n",
        GET + WITH_KEY + "\n",
        "GET /api/DealSummary?customerName=Litware HTTP/1.1\nHost: localhost\r\n"
            + WITH_KEY
            + "\r\n",
        GET + "X: y\r" + WITH_KEY + "\r\n",
        GET + "X: y\r\n " + WITH_KEY + "\r\n",
        GET + "x-functions-key:\r\n " + KEY + "\r\n\r\n",
        GET + "x-functions-key : " + KEY + "\r\n\r\n",
        GET + "X: \0\r\n" + WITH_KEY + "\r\n",
        GET + "X\r\n" + WITH_KEY + "\r\n",
        GET + "Host: localhost\r\n" + WITH_KEY + "\r\n",
        "GET /api/DealSummary?customerName=Litware HTTP/1.1\r\n" + WITH_KEY + "\r\n",
        GET + "Content-Length: 0\r\nContent-Length: 0\r\n" + WITH_KEY + "\r\n"
      })
  void headThatCanBeReadInTwoWaysIsRefusedAndTheConnectionClosed(String head) throws Exception {
    assertThat(door.said(head)).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        LENGTH + LENGTH + "\r\n" + BODY,
        LENGTH + "Transfer-Encoding: chunked\r\n\r\n" + "0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: gzip, chunked\r\n\r\n",
        "Transfer-Encoding: identity\r\n" + LENGTH + "\r\n" + BODY,
        "Content-Length: +1\r\n\r\n1",
        "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n"
      })
  void bodyWhoseEndCanBeReadInTwoWaysIsRefusedAndTheConnectionClosed(String rest) throws Exception {
    assertThat(door.said(POST + rest)).startsWith("HTTP/1.1 400 ").contains("cannot be read");
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s\n%s\r\n0\r\n\r\n", "%s\r\n%s\n0\r\n\r\n", "%s;a\n%s\r\n0\r\n\r\n"})
  void chunkBehindALoneLineFeedIsRefusedAndTheConnectionClosed(String chunks) throws Exception {
    String head = POST + "Transfer-Encoding: chunked\r\n\r\n";

    assertThat(door.said(head + chunks.formatted(SIZE, BODY))).startsWith("HTTP/1.1 400 ");
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s\r\n%s\r\n0\r\n\r\n", "%s;a=b\r\n%s\r\n0\r\nX: y\r\n\r\n"})
  void chunksWithTheirExtensionsAreRead(String chunks) throws Exception {
    String head = POST + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n";

    assertThat(door.said(head + chunks.formatted(SIZE, BODY))).startsWith("HTTP/1.1 200 ");
    assertThat(asked).hasSize(1);
  }

  @Test
  void addressOfAnotherHostIsRefused() throws Exception {
    for (String address : List.of("http://contoso.example", "http://localhost.example")) {
      assertThat(
              door.said(
                  GET.replace(" /api", " " + address + "/api")
                      + "Connection: close\r\n"
                      + WITH_KEY
                      + "\r\n"))
          .startsWith("HTTP/1.1 400 ");
    }
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x-functions-key: %1$s;x-functions-key: %1$s| |the key",
        "x-functions-key: %1$s;x-functions-key: wrong| |the key",
        "x-functions-key: wrong;x-functions-key: %1$s| |the key",
        "x-functions-key: %1$s|&code=wrong|the key",
        "x-functions-key: wrong|&code=%1$s|the key",
        "x-functions-key: %1$s|&code=%1$s|the key",
        "X: y|&code=%1$s&code=wrong|the key",
        "x-functions-key: %1$s;Authorization: Bearer a;Authorization: Bearer b| |authorization",
        "x-functions-key: %1$s;X-MS-CLIENT-PRINCIPAL: a;x-ms-client-principal: b| |x-ms-client-principal"
      })
  void identitySaidTwiceIsRefused(String headers, String query, String named) throws Exception {
    String more = query == null ? "" : query;
    String head = GET.replace("Litware", "Litware" + more) + headers.replace(";", "\r\n") + "\r\n";

    assertThat(door.said(head.formatted(KEY) + "Connection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 401 ")
        .contains("\"kind\":\"caller_required\"", "came more than once", named)
        .doesNotContain(KEY, "wrong");
    assertThat(asked).isEmpty();
  }

  @Test
  void emptyParameterBesideAKeyIsNoSecondKey() throws Exception {
    String head = GET.replace("Litware", "Litware&code=") + WITH_KEY;

    assertThat(door.said(head + "Connection: close\r\n\r\n")).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void requestAfterARefusalOnTheSameConnectionIsAnswered() throws Exception {
    String both = GET + "\r\n" + GET + WITH_KEY + "Connection: close\r\n\r\n";

    assertThat(door.said(both)).startsWith("HTTP/1.1 401 ").contains("HTTP/1.1 200 ");
  }

  @Test
  void requestInsideABodyIsNotARequest() throws Exception {
    String hidden = GET + WITH_KEY + "\r\n";
    String outer =
        "POST /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s";

    assertThat(door.said(outer.formatted(hidden.length(), hidden)))
        .startsWith("HTTP/1.1 405 ")
        .doesNotContain("HTTP/1.1 200 ");
    assertThat(asked).isEmpty();
  }

  @Test
  void bodyIsAskedForWhereTheClientWaitsForThat() throws Exception {
    String head = POST + "Connection: close\r\nExpect: 100-continue\r\n" + LENGTH + "\r\n";

    assertThat(door.said(head + BODY)).startsWith("HTTP/1.1 100 ").contains("HTTP/1.1 200 ");
    assertThat(door.said(head.replace(KEY, "another-key-of-sixteen"))).startsWith("HTTP/1.1 401 ");
  }
}

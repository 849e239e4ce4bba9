package io.github.dealsummary.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.github.dealsummary.desk.ScriptedEnvironment.Answer;
import io.github.dealsummary.desk.ScriptedEnvironment.Asked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rows of {@code error-bodies.txt}, which says what the columns mean. */
final class ErrorBodiesTable {
  private static final String PAGE = "<!DOCTYPE html><html><body>Request refused</body></html>";
  private static final String PART = "Content-Type: application/http";

  private ErrorBodiesTable() {}

  record Row(
      String where,
      int status,
      Map<String, String> headers,
      String body,
      String kind,
      String caller,
      String says) {
    /** The answer with this error, for one of a batch in each of its parts. */
    Answer answer(Asked asked) {
      boolean inParts =
          asked.path().equals("$batch") && (where.equals("part") || where.equals("set"));
      return inParts
          ? inParts(where.equals("set") ? 1 : asked.body().split(PART, -1).length - 1)
          : new Answer(status, headers, body);
    }

    private Answer inParts(int parts) {
      String part =
          String.format(
              Locale.ROOT,
              "--b\r\n%s\r\n\r\nHTTP/1.1 %d Refused\r\nContent-Type: application/json\r\n\r\n%s\r\n",
              PART,
              status,
              body);
      return new Answer(
          200,
          Map.of("Content-Type", "multipart/mixed; boundary=b"),
          part.repeat(parts) + "--b--\r\n");
    }

    @Override
    public String toString() {
      return where + " " + status + " " + body;
    }
  }

  static List<Row> rows() {
    try (var file =
        requireNonNull(ErrorBodiesTable.class.getResourceAsStream("/error-bodies.txt"))) {
      return new String(file.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> line.matches("[a-z]+ +\\| \\d.*"))
          .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
          .map(ErrorBodiesTable::row)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(List<String> cells) {
    String[] status = cells.get(1).split(" Retry-After ", -1);
    String body = cells.get(2);
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", body.startsWith("{") ? "application/json" : "text/html");
    if (status.length > 1) {
      headers.put("Retry-After", status[1]);
    }
    return new Row(
        cells.get(0),
        Integer.parseInt(status[0]),
        headers,
        body.equals("html") ? PAGE : body.equals("nothing") ? "" : body,
        cells.get(3),
        cells.get(4),
        cells.get(5));
  }
}

package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Generated requests over the wire: those that are right against a plain evaluation of the rows as
 * JSON, the others against the promise that whatever comes in gets a documented answer.
 */
class RequestSeededTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();
  private static final Wire WIRE = Wire.to(EMULATOR);
  private static final List<String> WORDS =
      List.of("Anna", "anna's", "50%", "a_b", "[x]", "Bo", "null", "or", "");
  private static final List<String> SNIPPETS =
      List.of(
          "'", "(", ")", " and ", "$", "&$top=x", "/", "%", "@p", "☕", ";", "{", "\"", ",", "&");
  private static final Set<Integer> DOCUMENTED =
      Set.of(200, 201, 204, 400, 404, 405, 412, 414, 501);
  private static final String SELECT = "contactid,firstname,jobtitle,numberofchildren,createdon";

  private final long seed = Long.getLong("request.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @BeforeAll
  static void addRows() {
    Random fixed = new Random(1);
    for (int i = 0; i < 60; i++) {
      Map<String, Object> row = new HashMap<>();
      row.put("lastname", "Seeded");
      row.put("numberofchildren", fixed.nextInt(4));
      row.put(
          "createdon", String.format(Locale.ROOT, "2026-01-%02dT00:00:00Z", 1 + fixed.nextInt(20)));
      if (fixed.nextBoolean()) {
        row.put("firstname", WORDS.get(fixed.nextInt(WORDS.size() - 1)));
      }
      row.put("jobtitle", WORDS.get(fixed.nextInt(WORDS.size() - 1)));
      EMULATOR.add("contact", row);
    }
  }

  @Test
  void rightRequestsGetTheRightRowsAndOthersADocumentedAnswer() {
    System.out.println("request.seed=" + seed);
    List<JsonNode> all =
        WIRE.rows("contacts", "$filter", "lastname eq 'Seeded'", "$select", SELECT);
    assertThat(all).hasSize(60);
    int count = (int) (10_000 * Double.parseDouble(System.getProperty("seeded.share", "0.02")));
    for (int i = 0; i < count / 2; i++) {
      String url = asked(all);
      answered("GET", mutated(url), "");
    }
    for (int i = 0; i < count / 20; i++) {
      String body = written();
      answered("POST", "contacts", mutated(body));
    }
  }

  /** Asks something and compares; answers what was asked. */
  private String asked(List<JsonNode> all) {
    List<Predicate<JsonNode>> tests = new ArrayList<>();
    String filter = "lastname eq 'Seeded' and " + filter(2, tests);
    int top = 1 + random.nextInt(70);
    boolean descending = random.nextBoolean();
    String url =
        "contacts?"
            + Wire.options(
                "$select",
                SELECT,
                "$filter",
                filter,
                "$orderby",
                "numberofchildren" + (descending ? " desc" : "") + ",createdon,contactid",
                "$count",
                "true",
                "$top",
                String.valueOf(top));
    Comparator<JsonNode> children =
        Comparator.comparing(row -> row.get("numberofchildren").asInt());
    List<String> right =
        all.stream()
            .filter(tests.get(tests.size() - 1))
            .sorted(
                (descending ? children.reversed() : children)
                    .thenComparing(row -> row.get("createdon").asText())
                    .thenComparing(row -> row.get("contactid").asText()))
            .map(row -> row.get("contactid").asText())
            .toList();
    JsonNode answer = Wire.json(WIRE.get(url));
    assertThat(answer.path("@odata.count").asInt())
        .as("%s (seed %d)", filter, seed)
        .isEqualTo(right.size());
    List<String> ids = new ArrayList<>();
    answer.get("value").forEach(row -> ids.add(row.get("contactid").asText()));
    assertThat(ids)
        .as("%s (seed %d)", filter, seed)
        .isEqualTo(right.stream().limit(top).collect(Collectors.toList()));
    return url;
  }

  /** A condition as text; what it means is the last one added. */
  private String filter(int depth, List<Predicate<JsonNode>> meanings) {
    int kind = random.nextInt(depth == 0 ? 4 : 6);
    if (kind >= 4) {
      String left = filter(depth - 1, meanings);
      Predicate<JsonNode> first = meanings.get(meanings.size() - 1);
      String right = filter(depth - 1, meanings);
      Predicate<JsonNode> second = meanings.get(meanings.size() - 1);
      meanings.add(kind == 4 ? first.and(second) : first.or(second).negate());
      return (kind == 4 ? "(%s and %s)" : "not (%s or %s)").formatted(left, right);
    }
    String word = WORDS.get(random.nextInt(WORDS.size()));
    int number = random.nextInt(4);
    switch (kind) {
      case 0 -> meanings.add(row -> text(row, "firstname").equalsIgnoreCase("=" + word));
      case 1 -> meanings.add(row -> row.get("numberofchildren").asInt() >= number);
      case 2 ->
          meanings.add(
              row ->
                  text(row, "jobtitle")
                      .substring(1)
                      .toLowerCase(Locale.ROOT)
                      .startsWith(word.toLowerCase(Locale.ROOT)));
      default ->
          meanings.add(row -> row.get("createdon").asText().compareTo("2026-01-1" + number) < 0);
    }
    String literal = word.replace("'", "''");
    return switch (kind) {
      case 0 -> "firstname eq '" + literal + "'";
      case 1 -> "numberofchildren ge " + number;
      case 2 -> "startswith(jobtitle,'" + literal.replaceAll("[%_\\[]", "[$0]") + "')";
      default -> "createdon lt 2026-01-1" + number;
    };
  }

  /** The text behind a mark that tells it from null. */
  private static String text(JsonNode row, String column) {
    return row.get(column).isNull() ? "" : "=" + row.get(column).asText();
  }

  private String written() {
    String word = WORDS.get(random.nextInt(WORDS.size())).replace("\"", "");
    int number = random.nextInt(4);
    String body =
        String.format(
            Locale.ROOT,
            "{\"lastname\":\"Written\",\"firstname\":\"%s\",\"numberofchildren\":%d,\"contactid\":\"%s\"}",
            word,
            number,
            UUID.randomUUID());
    HttpResponse<String> response =
        WIRE.post(
            "contacts?$select=firstname,numberofchildren", body, "Prefer", "return=representation");
    assertThat(response.statusCode()).as("%s (seed %d)", body, seed).isEqualTo(201);
    JsonNode row = Wire.json(response);
    assertThat(row.get("firstname").asText()).isEqualTo(word);
    assertThat(row.get("numberofchildren").asInt()).isEqualTo(number);
    return body;
  }

  private void answered(String method, String path, String body) {
    HttpResponse<String> response = method.equals("GET") ? WIRE.get(path) : WIRE.post(path, body);
    assertThat(response.statusCode())
        .as("%s %s %s (seed %d): %s", method, path, body, seed, response.body())
        .isIn(DOCUMENTED);
    if (response.statusCode() >= 400 && response.statusCode() != 414) {
      assertThat(Wire.errorMessage(response)).isNotEmpty();
    }
  }

  /** Decoded, changed in one place, and encoded again as far as a URL must be. */
  private String mutated(String text) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + random.nextInt(4));
    String snippet = SNIPPETS.get(random.nextInt(SNIPPETS.size()));
    boolean url = text.startsWith("contacts?");
    String changed =
        text.substring(0, at) + (url ? Wire.encode(snippet) : snippet) + text.substring(end);
    return url ? changed.replaceAll("%(?![0-9A-Fa-f]{2})", "%25") : changed;
  }
}

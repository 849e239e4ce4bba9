package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests on Microsoft's pages about the Web API (powerapps-docs, developer/data-platform/webapi)
 * and the shape of their answers, headers included; {@code then} is what shows afterwards that a
 * write was done; {@code note} is a header, or why the answer is 501. {@code prose} marks what a
 * page tells in words only, such as an error; all others are the requests that it shows.
 */
class DocumentedPairsTest {
  @AutoClose private static final DataverseEmulator EMULATOR = withAlternateKey();
  private static final JsonNode DOCUMENTED = read();
  private static final List<JsonNode> PAIRS = list("pairs");

  private final Wire wire = Wire.afresh(EMULATOR);

  static Stream<JsonNode> pairs() {
    return PAIRS.stream();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void theAnswerHasTheDocumentedShape(JsonNode pair) {
    Map<String, String> ids = ids();
    HttpResponse<String> response = wire.send(request(pair, ids));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(pair.get("status").asInt());
    requireShape(response, pair.path("shape").asText(), ids);
    if (pair.has("then")) {
      String then = filledIn(pair.get("then").asText(), ids);
      requireShape(wire.get(escaped(then)), pair.get("thenShape").asText(), ids);
    }
  }

  private static void requireShape(
      HttpResponse<String> response, String shape, Map<String, String> ids) {
    StringBuilder text = new StringBuilder();
    response
        .headers()
        .map()
        .forEach((name, values) -> text.append(name + ": " + values.get(0) + "\n"));
    String whole = (text + response.body()).replaceAll("(?i)odata-entityid", "OData-EntityId");
    for (String part : shape.split(" ;; ", -1)) {
      assertThat(part).isNotBlank();
      assertThat(whole).contains(filledIn(part, ids));
    }
  }

  @Test
  void eachRequestOfEachPageIsListed() {
    Map<String, Long> requests =
        list("pages").stream()
            .collect(
                Collectors.toMap(
                    page -> page.get("page").asText(), page -> page.get("requests").asLong()));
    assertThat(
            shown()
                .collect(
                    Collectors.groupingBy(
                        pair -> pair.get("page").asText(), Collectors.counting())))
        .isEqualTo(requests);
  }

  @Test
  void atMostOneInTenIsNotBuiltAndEachSaysWhy() {
    List<JsonNode> unbuilt =
        PAIRS.stream().filter(pair -> pair.get("status").asInt() == 501).toList();
    assertThat(shown()).hasSizeGreaterThanOrEqualTo(80);
    assertThat(unbuilt).hasSizeLessThanOrEqualTo((int) shown().count() / 10);
    assertThat(unbuilt).allSatisfy(pair -> assertThat(pair.get("note").asText()).isNotEmpty());
  }

  @Test
  void theCoverageTellsHowMany() throws IOException {
    long unbuilt = shown().filter(pair -> pair.get("status").asInt() == 501).count();
    assertThat(Files.readString(Path.of("COVERAGE.md")))
        .contains(
            "%s requests on %s pages are sent. %s of them answer 501"
                .formatted(shown().count(), list("pages").size(), unbuilt));
  }

  private static Stream<JsonNode> shown() {
    return pairs().filter(pair -> !pair.path("prose").asBoolean());
  }

  private HttpRequest.Builder request(JsonNode pair, Map<String, String> ids) {
    String path = filledIn(pair.get("path").asText(), ids);
    String body = filledIn(pair.path("body").asText(), ids).replace("\\r\\n", "\r\n");
    HttpRequest.Builder request =
        wire.request(escaped(path))
            .method(pair.get("method").asText(), BodyPublishers.ofString(body));
    if (pair.has("prefer")) {
      request.header("Prefer", pair.get("prefer").asText());
    }
    String note = filledIn(pair.path("note").asText(), ids);
    if (note.startsWith("If-")) {
      request.header(note.substring(0, note.indexOf(':')), note.substring(note.indexOf(':') + 2));
    }
    return request.header(
        "Content-Type",
        body.startsWith("--") ? "multipart/mixed; boundary=\"b\"" : "application/json");
  }

  /** The pages write spaces and quotes as they are; a client may not. */
  private static String escaped(String path) {
    return path.chars()
        .mapToObj(Character::toString)
        .map(c -> " \"{}[]<>+".contains(c) ? Wire.encode(c) : c)
        .collect(Collectors.joining());
  }

  private static String filledIn(String text, Map<String, String> ids) {
    String filled = text;
    for (Map.Entry<String, String> id : ids.entrySet()) {
      filled = filled.replace("{" + id.getKey() + "}", id.getValue());
    }
    return filled;
  }

  private Map<String, String> ids() {
    JsonNode account = wire.rows("accounts", "$filter", "accountnumber eq 'ABSS4G45'").get(0);
    UUID id = UUID.fromString(account.get("accountid").asText());
    String contact = account.get("_primarycontactid_value").asText();
    EMULATOR.add(
        "contact", Map.of("firstname", "Joe", "lastname", "D", "emailaddress1", "abc@example.com"));
    for (String name : List.of("Ann", "Bea")) {
      EMULATOR.add(
          "contact",
          Map.of(
              "firstname",
              name,
              "lastname",
              "(sample)",
              "annualincome",
              new BigDecimal(52_000),
              "parentcustomerid_account",
              id));
    }
    String deal =
        wire.rows("opportunities", "$filter", "closeprobability eq 40")
            .get(0)
            .get("opportunityid")
            .asText();
    EMULATOR.add(
        "task",
        Map.of("subject", "Task of", "regardingobjectid_contact_task", UUID.fromString(contact)));
    EMULATOR.add("new_plan", Map.of("new_name", "Plan", "new_Account", id));
    UUID email = EMULATOR.add("email", Map.of("subject", "Mail"));
    List<UUID> tasks = new ArrayList<>();
    for (int i = 1; i <= 2; i++) {
      tasks.add(
          EMULATOR.add(
              "task", Map.of("subject", "Task " + i, "regardingobjectid_account_task", id)));
    }
    return Map.ofEntries(
        Map.entry("account", id.toString()),
        Map.entry("contact", contact),
        Map.entry("nextcontacts", nextContacts()),
        Map.entry("opportunity", deal),
        Map.entry("email", email.toString()),
        Map.entry("task1", tasks.get(0).toString()),
        Map.entry("task2", tasks.get(1).toString()),
        Map.entry("user", account.get("_ownerid_value").asText()),
        Map.entry("currency", account.get("_transactioncurrencyid_value").asText()),
        Map.entry("etag", account.get("@odata.etag").asText()),
        Map.entry("org", EMULATOR.url().toString()));
  }

  private String nextContacts() {
    String link =
        Wire.json(wire.get("contacts?$select=fullname", "Prefer", "odata.maxpagesize=2"))
            .get("@odata.nextLink")
            .asText();
    return link.substring(link.indexOf("contacts"));
  }

  private static List<JsonNode> list(String name) {
    List<JsonNode> list = new ArrayList<>();
    DOCUMENTED.get(name).forEach(list::add);
    return list;
  }

  /** A table with a lookup as its key, of which a fresh environment has none. */
  private static DataverseEmulator withAlternateKey() {
    ObjectMapper mapper = new ObjectMapper();
    try (InputStream json =
        Objects.requireNonNull(DataverseEmulator.class.getResourceAsStream("contoso-sales.json"))) {
      ObjectNode seed = (ObjectNode) mapper.readTree(json);
      seed.set(
          "definitions",
          mapper.readTree(
              """
              {"new_plan": {"entitySet": "new_plans", "key": "new_planid", "name": "new_name",
                "keys": [["new_account"]],
                "columns": {"new_planid": "guid", "new_name": "string(100)",
                  "new_account": {"lookup": {"new_Account": "account"}}}}}
              """));
      return SmallOrg.seeded(seed);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode read() {
    try (InputStream json =
        Objects.requireNonNull(
            DocumentedPairsTest.class.getResourceAsStream("/documented-pairs.json"))) {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

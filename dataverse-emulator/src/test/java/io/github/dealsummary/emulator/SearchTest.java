package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();
  private static final Wire WIRE = Wire.to(EMULATOR);

  @Test
  void aSearchAnswersFiftyRowsUnlessAskedAndNeverMoreThanAHundred() throws Exception {
    try (DataverseEmulator large = DataverseEmulator.start()) {
      for (int i = 0; i <= 100; i++) {
        large.add("account", Map.of("name", "Zebra " + i));
      }
      Wire wire = Wire.to(large);
      assertThat(found(wire, "{\"search\":\"zebra\"}")).hasSize(50);
      assertThat(found(wire, "{\"search\":\"zebra\",\"top\":100}")).hasSize(100);
    }
  }

  @Test
  void wordsAreFoundInNamesAndTheAnswerIsJsonInAString() throws Exception {
    HttpResponse<String> response =
        search(
            "{\"search\":\"fourth cof\",\"count\":true,\"entities\":\"[{\\\"name\\\":\\\"account\\\"}]\"}");
    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode found = new ObjectMapper().readTree(Wire.json(response).get("response").asText());
    assertThat(found.get("Count").asInt()).isEqualTo(1);
    assertThat(found.at("/Value/0/EntityName").asText()).isEqualTo("account");
    assertThat(found.at("/Value/0/Attributes/name").asText()).isEqualTo("Fourth Coffee (sample)");
  }

  @Test
  void skipAndTopCutTheirPartOutOfWhatIsFound() throws Exception {
    String whole = "{\"search\":\"sample\",\"top\":3}";
    JsonNode first = found(whole);
    assertThat(first).hasSize(3);
    JsonNode second = found("{\"search\":\"sample\",\"top\":1,\"skip\":1}");
    assertThat(second).hasSize(1);
    assertThat(second.get(0)).isEqualTo(first.get(1));
  }

  @Test
  void theActionOfTheWebApiAnswersTheSameWithItsContext() throws Exception {
    String body = "{\"search\":\"fourth coffee\",\"count\":true}";
    JsonNode action = Wire.json(WIRE.post("searchquery", body));
    assertThat(action.get("@odata.context").asText())
        .endsWith("$metadata#Microsoft.Dynamics.CRM.searchqueryResponse");
    assertThat(action.get("response")).isEqualTo(Wire.json(search(body)).get("response"));
  }

  /** Words by two changes at the most, as Microsoft documents the tilde. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Forth~ Cofee~   | all | 1",
        "Fuorth~1 Cofee~1 | all | 1",
        "Forth~1 Cofee~1 | all | 1",
        "Froth~ Coffee~  | all | 0",
        "Fort~ Cof~      | all | 0",
        "Fourth Cof*     | all | 1",
        "fourth tea      | all | 0",
        "fourth tea      | any | 1",
        "FOURTH          | any | 1",
        "fourt           | any | 0"
      })
  void luceneTermsMayBeMisspelledOrBeginnings(String terms, String mode, int hits)
      throws Exception {
    String options = "{'querytype':'lucene','searchmode':'" + mode + "'}";
    String asked = "{\"search\":\"%s\",\"entities\":\"[{'name':'account'}]\",\"options\":\"%s\"}";
    assertThat(found(asked.formatted(terms, options))).hasSize(hits);
  }

  @Test
  void theNearestComesFirst() throws Exception {
    try (DataverseEmulator org = DataverseEmulator.start()) {
      for (String name : List.of("Zebbras", "Zebra", "Zebbra")) {
        org.add("account", Map.of("name", name));
      }
      assertThat(
              found(Wire.to(org), "{\"search\":\"Zebra~\",\"options\":\"{'querytype':'lucene'}\"}"))
          .extracting(hit -> hit.at("/Attributes/name").asText())
          .containsExactly("Zebra", "Zebbra", "Zebbras");
    }
  }

  private static JsonNode found(String body) throws Exception {
    return found(WIRE, body);
  }

  private static JsonNode found(Wire wire, String body) throws Exception {
    String response = Wire.json(search(wire, body)).get("response").asText();
    return new ObjectMapper().readTree(response).get("Value");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"search\":\"ab\"} | 400",
        "{\"search\":\"abc\",\"top\":-5} | 400",
        "{\"search\":\"abc\",\"top\":101} | 400",
        "{\"search\":\"abc\",\"top\":\"many\"} | 400",
        "{\"search\":\"abc\",\"skip\":-1} | 400",
        "{\"search\":\"abc\",\"serach\":\"abc\"} | 400",
        "{\"search\":\"abc\",\"facets\":\"[]\"} | 501",
        "{\"search\":\"abc\",\"propertybag\":\"{}\"} | 501",
        "{\"search\":\"abc\",\"options\":\"{'groupranking':'true'}\"} | 501",
        "{\"search\":\"abc NOT bcd\",\"options\":\"{'querytype':'lucene'}\"} | 501",
        "{\"search\":\"ab?\",\"options\":\"{'querytype':'lucene'}\"} | 501",
        "{\"search\":\"NOT\",\"options\":\"{'querytype':'lucene'}\"} | 501",
        "{\"search\":\"abc\",\"options\":\"{'querytype':'full'}\"} | 400",
        "{\"search\":\"abc\",\"options\":\"{'mode':'all'}\"} | 400",
        "{\"search\":\"abc\",\"options\":\"['lucene']\"} | 400",
        "{\"search\":\"abc\",\"entities\":\"[{\\\"name\\\":\\\"none\\\"}]\"} | 400",
        "{\"search\":\"abc\",\"entities\":\"[\"} | 400"
      })
  void whatItCannotIsRefused(String body, int status) {
    assertThat(search(body).statusCode()).isEqualTo(status);
    assertThat(WIRE.post("searchquery", body).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"searchquery | {} | 400", "searchstatus | {} | 501"})
  void actionWithoutATermAndOtherOperationsAreRefused(String action, String body, int status) {
    assertThat(WIRE.post(action, body).statusCode()).isEqualTo(status);
  }

  private static HttpResponse<String> search(String body) {
    return search(WIRE, body);
  }

  private static HttpResponse<String> search(Wire wire, String body) {
    return wire.send(
        HttpRequest.newBuilder(wire.emulator().url().resolve("/api/search/v2.0/query"))
            .header("Authorization", "Bearer " + wire.token())
            .POST(BodyPublishers.ofString(body)));
  }
}
